using Symbl.Domain.Analysis;
using Symbl.Recognition.Tests;
using Xunit;

namespace Symbl.Language.Tests.Insights;

/// <summary>
/// The analyses of whole conversations, compared with approved files. After a change of the rules, run the tests with
/// <c>SYMBLPS_WRITE_READINGS=1</c> to write the files, and review the changes.
/// </summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("support-call")]
    [InlineData("sales-call")]
    [InlineData("project-meeting")]
    [InlineData("unpunctuated-call")]
    [InlineData("renewal-call")]
    public void A_conversation_has_the_approved_analyses(string name)
    {
        var folder = RepositoryFiles.Conversations;
        var reading = Reading.Of(Talk.Of(File.ReadAllLines(Path.Combine(folder, name + ".txt")), new AnalysisSettings()));
        var approved = Path.Combine(folder, name + ".reading.md");
        if (Environment.GetEnvironmentVariable("SYMBLPS_WRITE_READINGS") == "1")
            File.WriteAllText(approved, reading);

        Assert.Equal(File.ReadAllText(approved).ReplaceLineEndings("\n"), reading);
    }
}
