using Symbl.Speech.Bench.Commands;
using Symbl.Speech.Scoring;
using Symbl.Speech.Separation;
using Xunit;

namespace Symbl.Speech.Tests.Benchmarks;

/// <summary>Totals, tables and the page of the evaluation.</summary>
public sealed class EvaluationTests
{
    [Fact]
    public void Errors_weigh_by_speaking_time_and_JER_by_person()
    {
        // 10 s with 1 + 2 + 1 s of errors, 30 s with 3 + 0 + 9 s: 16 s of 40 s. JER: 2 people at 10 %, 4 at 40 %: (0.2 + 1.6) / 6.
        var small = Scored("small", 2, new DiarizationScore(10, 1, 2, 1, 0, 0.1, new Dictionary<string, string>()));
        var large = Scored("large", 4, new DiarizationScore(30, 3, 0, 9, 0, 0.4, new Dictionary<string, string>()));
        var totals = Total.ByPeople([large, small]);
        Assert.Equal(["2 people", "4 people", "all"], totals.Select(total => total.Name));
        Assert.Equal([0.4, 0.4, 0.4], totals.Select(total => Math.Round(total.ErrorRate(0), 9)));
        Assert.Equal((0.1, 0.05, 0.25), (totals[2].Missed(0), totals[2].FalseAlarm(0), totals[2].Confusion(0)));
        Assert.Equal(0.3, totals[2].JaccardErrorRate(0), tolerance: 1e-9);
        Assert.Equal(120, totals[2].Seconds);
    }

    [Fact]
    public void Tables_are_level_and_read_as_Markdown()
    {
        var table = new MarkdownTable("who", "DER");
        table.Add("somebody", "1.0%");
        table.Add("B", "100.0%");
        Assert.Equal(
            """
            | who      |    DER |
            | -------- | -----: |
            | somebody |   1.0% |
            | B        | 100.0% |

            """.ReplaceLineEndings("\n"), table.ToString());
    }

    [Fact]
    public void Only_the_marked_part_of_a_page_is_replaced()
    {
        const string page = "a\n<!-- generated: x -->\nold\n<!-- end: x -->\nb\n<!-- generated: y -->\n<!-- end: y -->\n";
        var replaced = MarkedPage.Replace(page, "x", "new\n");
        Assert.Equal("a\n<!-- generated: x -->\nnew\n<!-- end: x -->\nb\n<!-- generated: y -->\n<!-- end: y -->\n", replaced);
        Assert.Equal("new", MarkedPage.Read(replaced, "x"));
        Assert.Throws<FormatException>(() => MarkedPage.Replace(page, "z", "new"));
        Assert.Throws<FormatException>(() => MarkedPage.Replace(page + page, "x", "new"));
    }

    [Fact]
    public void The_page_on_accuracy_holds_every_part()
    {
        Assert.SkipWhen(Folders.Documentation is null, "The documentation (docs) is not above the tests.");
        var page = File.ReadAllText(Path.Combine(Folders.Documentation!, "accuracy.md"));
        Assert.All(AccuracyCommand.Parts, part => Assert.Contains("| ---", MarkedPage.Read(page, part)));
        Assert.StartsWith(EvaluationReport.SyntheticWarning, MarkedPage.Read(page, "synthetic"));
    }

    private static ScoredRecording Scored(string name, int people, DiarizationScore score) => new()
    {
        Name = name,
        Path = SeparationPath.Voice,
        People = people,
        Stated = people,
        Result = new SeparationResult([], 60, "none", [], []),
        ProcessorTime = TimeSpan.Zero,
        Scores = [score],
    };
}
