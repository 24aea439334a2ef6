using Symbl.Speech.Bench.Commands;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Benchmarks;

/// <summary>Totals, tables and the page of the evaluation.</summary>
public sealed class EvaluationTests
{
    [Fact]
    public void Totals_are_by_number_of_people_and_of_all()
    {
        // 10 s with 2 s missed, and 30 s with 10 s missed: 20%, 33.3%, and 12 s of 40 s in total.
        var small = Scored("small", 2, "A 0 5, B 5 10", "x 0 5, y 5 8");
        var large = Scored("large", 3, "A 0 10, B 10 20, C 20 30", "x 0 10, y 10 20");
        var totals = Total.ByPeople([large, small]);
        Assert.Equal(["2 people", "3 people", "all"], totals.Select(total => total.Name));
        Assert.Equal([0.2, 0.333, 0.3], totals.Select(total => Math.Round(total.Scores[0].ErrorRate, 3)));
        Assert.Equal([1, 1, 2], totals.Select(total => total.Count));
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

    private static ScoredRecording Scored(string name, int people, string reference, string hypothesis) => new()
    {
        Name = name,
        Path = SeparationPath.Voice,
        People = people,
        Stated = people,
        Result = new DiarizationResult([], 60, "none", [], []),
        ProcessorTime = TimeSpan.Zero,
        Scores = [DiarizationScorer.Score(Segments.Parse(reference), Segments.Parse(hypothesis))],
    };
}
