using Symbl.Language.Bench.Commands;
using Symbl.Language.Bench.Corpora;
using Symbl.Language.Bench.Scores;
using Xunit;

namespace Symbl.Language.Tests.Benchmarks;

/// <summary>The bench on small samples in the format of the public sets.</summary>
public sealed class InsightBenchTests : IDisposable
{
    private const string Mrda = """
        me001|okay.|F|fg|fg
        me001|when does the contract end?|Q|qw|qw
        fe002|on friday.|S|s|s
        fe002|i'll send you the contract tomorrow.|S|s|cc
        me001|right?|Q|qy|d
        me001|we should update the documentation.|S|s|cs
        """;

    private const string Qmsum = """
        {"topic_list": [{"topic": "Design of the remote control", "relevant_text_span": [["0", "2"]]}, {"topic": "Budget", "relevant_text_span": [["3", "3"]]}],
         "general_query_list": [{"query": "Summarize.", "answer": "They discussed the remote control."}],
         "specific_query_list": [{"query": "What?", "answer": "That.", "relevant_text_span": [["1", "2"]]}],
         "meeting_transcripts": [
          {"speaker": "A", "content": "The remote control has a {vocalsound} yellow case ."},
          {"speaker": "B", "content": "We need the remote control with a small yellow case , don't we ?"},
          {"speaker": "A", "content": "The remote control is an L_C_D_ device ."},
          {"speaker": "B", "content": "Good ."}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("symblps-bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Questions_and_commitments_are_compared_with_their_tags()
    {
        var score = MrdaScore.Of([new MrdaMeeting("m", [.. MrdaMeeting.Parse(Mrda.Split('\n'), "m")])]);

        // "Right" without its mark is no question that a rule can know.
        Assert.Equal(new Overlap(1, 1, 2), score.Questions);
        Assert.Equal((1, 0), (score.ByTag["qw"].Recall, score.ByTag["qy"].Recall));
        Assert.Equal(new Overlap(1, 2, 1), score.Commitments);
        Assert.Equal(2, score.Related);
        Assert.Contains("missed\tquestion\tqy\td\tright?", score.Errors);
    }

    [Fact]
    public void Topics_and_summaries_are_compared_with_spans()
    {
        var meeting = QmsumMeeting.Parse(Qmsum, "m");
        var score = QmsumScore.Of([meeting]);

        Assert.Equal("The remote control has a yellow case.", meeting.Turns[0].Text);
        Assert.Equal("We need the remote control with a small yellow case, don't we?", meeting.Turns[1].Text);
        Assert.Equal("The remote control is an LCD device.", meeting.Turns[2].Text);
        Assert.Equal([1, 2], meeting.Evidence.Order());
        Assert.Equal((1, 1, 0.5), (score.Meetings, score.WithTopics, score.Named.Recall));
        // "Remote control" occurs in all turns of the first topic and in none of the second.
        Assert.Equal(0.5, score.Spans, 3);
    }

    [Fact]
    public void Rouge_counts_common_words()
    {
        Assert.Equal(new Overlap(2, 4, 3), Words.Rouge("the red the box", "the blue box"));
        Assert.Equal(4.0 / 7, Words.Rouge("the red the box", "the blue box").F1, 6);
    }

    [Fact]
    public void The_command_writes_the_tables_into_a_page()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "mrda_data", "test"));
        File.WriteAllText(Path.Combine(_folder, "mrda_data", "test", "m.txt"), Mrda);
        Directory.CreateDirectory(Path.Combine(_folder, "data", "Product", "test"));
        File.WriteAllText(Path.Combine(_folder, "data", "Product", "test", "m.json"), Qmsum);
        var page = Path.Combine(_folder, "page.md");
        File.WriteAllText(page, "# A\n<!-- generated: insights -->\nold\n<!-- end: insights -->\nB\n");
        using var output = new StringWriter();

        Assert.Equal(0, InsightsCommand.Run(["insights", "--mrda", _folder, "--qmsum", _folder, "--set", "test", "--page", page], output, output));

        var written = File.ReadAllText(page);
        Assert.Contains("| commitments (cc): recall", written, StringComparison.Ordinal);
        Assert.Contains("100.0%", written, StringComparison.Ordinal);
        Assert.DoesNotContain("old", written, StringComparison.Ordinal);
        Assert.EndsWith("B\n", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "Unknown command 'topics'", "topics")]
    [InlineData(2, "Name a set of meetings", "insights")]
    [InlineData(2, "'all' is not one of them", "insights", "--mrda", ".", "--set", "all")]
    [InlineData(1, "does not exist", "insights", "--mrda", "/no-such-folder")]
    [InlineData(1, "contains no meetings", "insights", "--qmsum", "/no-such-folder")]
    public void Wrong_usage_is_explained(int code, string message, params string[] arguments)
    {
        using var error = new StringWriter();

        Assert.Equal(code, InsightsCommand.Run(arguments, TextWriter.Null, error));
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }
}
