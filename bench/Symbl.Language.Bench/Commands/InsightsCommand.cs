using System.Globalization;
using Symbl.Language.Bench.Corpora;
using Symbl.Language.Bench.Scores;
using Symbl.Speech.Bench.Commands;
using Symbl.Speech.Bench.Evaluation;

namespace Symbl.Language.Bench.Commands;

/// <summary>Scores the insights on public sets of meetings.</summary>
internal static class InsightsCommand
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    private const string Part = "insights";

    private const string Help = """
        Measures how well Symbl.Language finds questions, commitments, topics and summaries. The sets are not part of this repository.

          insights [options]
            --mrda FOLDER     the Meeting Recorder Dialogue Act Corpus (github.com/NathanDuran/MRDA-Corpus)
            --qmsum FOLDER    QMSum (github.com/Yale-LILY/QMSum)
            --set NAME        only train, val or test (default: train and test)
            --errors FILE     write each wrong question and commitment of MRDA to this file
            --page FILE       write the tables between the marks of this page, such as docs/accuracy.md

        Exit codes: 0 done, 1 a set could not be read, 2 wrong usage.
        """;

    /// <summary>Runs the command.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Count == 0 || arguments[0] is "--help" or "-h" or "help")
        {
            output.WriteLine(Help);
            return arguments.Count == 0 ? WrongUsage : Success;
        }

        try
        {
            if (arguments[0] != "insights")
                throw new UsageException($"Unknown command '{arguments[0]}'. The command is insights; --help tells more.");
            Measure(Options.Parse([.. arguments.Skip(1)], ["mrda", "qmsum", "set", "errors", "page"], []), output);
            return Success;
        }
        catch (UsageException e)
        {
            error.WriteLine(e.Message);
            return WrongUsage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            error.WriteLine(e.Message);
            return Failed;
        }
    }

    private static void Measure(Options options, TextWriter output)
    {
        var (mrda, qmsum) = (options.Text("mrda"), options.Text("qmsum"));
        if (mrda is null && qmsum is null)
            throw new UsageException("Name a set of meetings: --mrda FOLDER, --qmsum FOLDER, or both.");
        string[] sets = options.Text("set") switch
        {
            null => ["train", "test"],
            "train" or "val" or "test" => [options.Text("set")!],
            var other => throw new UsageException($"--set takes train, val or test; '{other}' is not one of them."),
        };
        var tables = new List<string>();
        if (mrda is not null)
        {
            var scores = sets.Select(set => (Set: set, Score: MrdaScore.Of(MrdaMeeting.Read(mrda, set)))).ToList();
            tables.Add(Mrda(scores));
            if (options.Text("errors") is { } file)
                File.WriteAllLines(file, scores.SelectMany(score => score.Score.Errors.Select(line => $"{score.Set}\t{line}")));
        }

        if (qmsum is not null)
            tables.Add(Qmsum([.. sets.Select(set => (set, QmsumScore.Of(QmsumMeeting.Read(qmsum, set))))]));
        var text = string.Join('\n', tables);
        output.Write(text);
        if (options.Text("page") is { } page)
            File.WriteAllText(page, MarkedPage.Replace(File.ReadAllText(page), Part, text));
    }

    private static string Mrda(IReadOnlyList<(string Set, MrdaScore Score)> scores)
    {
        var table = new MarkdownTable(["MRDA", .. scores.Select(score => score.Set)]);
        void Row(string name, Func<MrdaScore, string> value) => table.Add([name, .. scores.Select(score => value(score.Score))]);
        Row("questions without punctuation: F1", score => Percent(score.Questions.F1));
        Row("questions: precision", score => Percent(score.Questions.Precision));
        Row("questions: recall", score => Percent(score.Questions.Recall));
        foreach (var (tag, name) in new[]
                 {
                     ("qy", "yes-no questions"), ("qw", "wh-questions"), ("qr", "or-questions"), ("qo", "open questions"),
                     ("qrr", "or-clauses after a question"), ("qh", "rhetorical questions"),
                 })
        {
            Row($"{name} ({tag}): recall", score => Percent(score.ByTag.GetValueOrDefault(tag).Recall));
        }

        Row("commitments (cc): recall", score => Percent(score.Commitments.Recall));
        Row("found: cc, suggestion (cs) or command (co)", score => Percent(score.Related / Math.Max(1, score.Commitments.Found)));
        Row("found per 100 commitments", score => Number(100 * score.Commitments.Found / Math.Max(1, score.Commitments.Annotated)));
        return table.ToString();
    }

    private static string Qmsum(IReadOnlyList<(string Set, QmsumScore Score)> scores)
    {
        var table = new MarkdownTable(["QMSum", .. scores.Select(score => score.Set)]);
        void Row(string name, Func<QmsumScore, string> value) => table.Add([name, .. scores.Select(score => value(score.Score))]);
        Row("meetings", score => Number(score.Meetings));
        Row("meetings with topics", score => Number(score.WithTopics));
        Row("annotated topics named by a found topic", score => Percent(score.Named.Recall));
        Row("found topics per meeting", score => Number(score.Named.Found / score.Meetings));
        Row("turns of annotated topics: mean F1 of the best found topic", score => Percent(score.Spans / score.Meetings));
        Row("summary against general summary: ROUGE-1 F1", score => Percent(score.Rouge / score.Meetings));
        Row("summary sentences in evidence turns", score => Percent(score.Evidence.Precision));
        Row("all words in evidence turns (chance)", score => Percent(score.Words.Precision));
        return table.ToString();
    }

    private static string Percent(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
