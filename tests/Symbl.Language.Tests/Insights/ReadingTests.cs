using Symbl.Domain.Analysis;
using Xunit;

namespace Symbl.Language.Tests.Insights;

/// <summary>
/// What is found in whole conversations, as it was read and found sensible. After a change of the rules, run with
/// <c>SYMBLPS_WRITE_READINGS=1</c> to write the readings anew, and read what has changed.
/// </summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("support-call")]
    [InlineData("sales-call")]
    [InlineData("project-meeting")]
    [InlineData("unpunctuated-call")]
    [InlineData("renewal-call")]
    public void A_conversation_reads_as_it_was_approved(string name)
    {
        var folder = ConversationFiles.Folder;
        var reading = Reading.Of(Talk.Of(File.ReadAllLines(Path.Combine(folder, name + ".txt")), new AnalysisSettings()));
        var approved = Path.Combine(folder, name + ".reading.md");
        if (Environment.GetEnvironmentVariable("SYMBLPS_WRITE_READINGS") == "1")
            File.WriteAllText(approved, reading);

        Assert.Equal(File.ReadAllText(approved).ReplaceLineEndings("\n"), reading);
    }
}
