using System.Diagnostics;
using System.Text;
using Symbl.Speech.Bench.Accuracy;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Speed;
using Symbl.Speech.Bench.Synthesis;

namespace Symbl.Speech.Bench.Commands;

/// <summary><c>accuracy</c>: measures everything again and writes the numbers into <c>docs/accuracy.md</c>.</summary>
internal static class AccuracyCommand
{
    private const int Seed = 1;
    private static readonly int[] Minutes = [15, 60, 240];

    private static readonly (string Name, Func<AccuracyMaterial, TextWriter, CancellationToken, string?> Measure)[] All =
    [
        ("real", (material, _, cancel) => Real(material.MeetingsFolder, cancel)),
        ("calls", ConditionsPart.Measure),
        ("variations", (material, _, cancel) => VariationsPart.Measure(material, cancel)),
        ("one-voice", (material, _, cancel) => OneVoicePart.Measure(material, cancel)),
        ("count", (material, _, cancel) => CountPart.Measure(material, cancel)),
        ("activity", (material, _, cancel) => ActivityPart.Measure(material, cancel)),
        ("confidence", (material, _, cancel) => ConfidencePart.Measure(material, cancel)),
        ("constants", (material, _, cancel) => ConstantsPart.Measure(material, cancel)),
        ("sample", (_, _, cancel) => Sample(cancel)),
        ("synthetic", (_, output, cancel) => Synthetic(output, cancel)),
        ("speed", (_, _, cancel) => $"{SpeedReport.Terms}\n\n{SpeedCommand.Measure(Minutes, Seed, cancel).ToMarkdown()}"),
    ];

    /// <summary>The parts of the page that are generated.</summary>
    public static IReadOnlyList<string> Parts { get; } = [.. All.Select(part => part.Name)];

    public static int Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        var options = Options.Parse(arguments, ["page", "only", "calls"], []);
        var page = options.Text("page") ?? (Folders.Documentation is { } docs ? Path.Combine(docs, "accuracy.md") : null);
        if (!File.Exists(page))
            throw new UsageException("State the page to write to with --page: there is no docs/accuracy.md above this program.");
        var wanted = options.Text("only")?.Split(',') ?? [.. Parts];
        if (wanted.FirstOrDefault(part => !Parts.Contains(part)) is { } unknown)
            throw new UsageException($"There is no part '{unknown}'. Parts: {string.Join(", ", Parts)}.");
        var material = new AccuracyMaterial(options.Only() ?? Folders.SharedSpeech, options.Text("calls") ?? Folders.SharedCalls);
        foreach (var (part, measure) in All.Where(part => wanted.Contains(part.Name)))
        {
            var clock = Stopwatch.StartNew();
            var text = measure(material, output, cancel);
            output.WriteLine(text is null
                ? $"{part}: the recordings are not there; the page keeps what it has."
                : FormattableString.Invariant($"{part}: measured in {clock.Elapsed.TotalSeconds:F0} s."));
            if (text is not null)
                File.WriteAllText(page, MarkedPage.Replace(File.ReadAllText(page), part, text));
        }
        return BenchProgram.Success;
    }

    private static string? Real(string? folder, CancellationToken cancel)
    {
        if (folder is null)
            return null;
        var recordings = ReferencedRecording.Find(folder, out _);
        return WithTerms(Evaluate(recordings, cancel), SeparationPath.Voice);
    }

    private static string? Sample(CancellationToken cancel)
    {
        if (Folders.Samples is not { } folder)
            return null;
        var evaluator = new Evaluator();
        ScoredRecording Score(string name, SeparationPath path) => evaluator.Score(
            new ReferencedRecording(name, Path.Combine(folder, name + ".wav"), Path.Combine(folder, "support-call.rttm")), path, cancel);
        var report = new EvaluationReport(evaluator.Conditions, evaluator.Speakers,
        [
            Score("support-call", SeparationPath.Voice), Score("support-call-channels", SeparationPath.Channel),
        ]);
        return $"By voice:\n\n{report.Table(SeparationPath.Voice, timed: false)}\n" +
            $"One person per channel:\n\n{report.Table(SeparationPath.Channel, timed: false)}";
    }

    private static string Synthetic(TextWriter output, CancellationToken cancel)
    {
        var text = new StringBuilder(EvaluationReport.SyntheticWarning).Append('\n');
        var sources = new List<ISpeechSource> { new FormantVoices() };
        if (EspeakVoices.Find(cancel) is { } espeak)
            sources.Add(espeak);
        else
            output.WriteLine("synthetic: espeak-ng is not on the PATH; the calls are made of formant voices alone.");
        foreach (var source in sources)
        {
            var folder = Directory.CreateTempSubdirectory("symbl-accuracy-");
            try
            {
                var conditions = SynthesizeCommand.Write(folder.FullName, CallDesign.All, source, Seed, cancel).ToList();
                var report = Evaluate(ReferencedRecording.Find(folder.FullName, out _), cancel);
                text.Append("\n### ").Append(source.Name).Append("\n\nAs measured on the finished sound:\n\n")
                    .Append(SynthesizeCommand.Table(conditions)).Append("\nBy voice:\n\n")
                    .Append(report.Table(SeparationPath.Voice, timed: false)).Append('\n')
                    .Append(report.Totals(SeparationPath.Voice, timed: false)).Append("\nOne person per channel:\n\n")
                    .Append(report.Table(SeparationPath.Channel, timed: false));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        return text.ToString();
    }

    private static EvaluationReport Evaluate(IReadOnlyList<ReferencedRecording> recordings, CancellationToken cancel)
    {
        var (report, failures) = EvaluateCommand.Evaluate(new Evaluator(), recordings, byChannel: false, cancel);
        // A page that leaves out what went wrong would say more than was measured.
        return failures.Count == 0 ? report : throw new IOException($"{failures[0].Name}: {failures[0].Reason}");
    }

    private static string WithTerms(EvaluationReport report, SeparationPath path) =>
        $"{report.Terms}\n\n{report.Table(path, timed: false)}\n{report.Totals(path, timed: false)}";
}
