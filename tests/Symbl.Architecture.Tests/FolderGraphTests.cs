using Xunit;

namespace Symbl.Architecture.Tests;

/// <summary>The finder of circles is tested before it judges.</summary>
public sealed class FolderGraphTests
{
    [Fact]
    public void A_circle_of_three_folders_is_named_with_both_ends_of_each_use()
    {
        Use[] uses =
        [
            new("A", "One", "B", "Two"), new("B", "Two", "C", "Three"), new("C", "Three", "A", "One"), new("C", "Three", "D", "Four"),
        ];

        Assert.Equal(
            ["One (A) uses Two (B)", "Two (B) uses Three (C)", "Three (C) uses One (A)"],
            FolderGraph.UsesOnCircles(uses).Select(use => use.ToString()));
    }

    [Fact]
    public void Uses_within_a_folder_and_uses_in_one_direction_are_no_circle()
    {
        Use[] uses = [new("A", "One", "A", "Two"), new("A", "One", "B", "Three"), new("A", "Two", "C", "Four"), new("B", "Three", "C", "Four")];

        Assert.Empty(FolderGraph.UsesOnCircles(uses));
    }

    [Fact]
    public void A_folder_and_its_own_subfolder_can_form_a_circle()
    {
        Use[] uses = [new("A", "One", "A/B", "Two"), new("A/B", "Two", "A", "One")];

        Assert.Equal(2, FolderGraph.UsesOnCircles(uses).Count);
    }
}
