using Symbl.Speech.Audio;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Synthesis;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Commands;

/// <summary><c>evaluate</c>: scores every pair of WAV and RTTM files of a folder.</summary>
internal static class EvaluateCommand
{
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        var options = Options.Parse(
            arguments, ["collar", "uem", "speakers", "json", "markdown", "rttm-out"], ["no-overlap", "by-channel"]);
        var folder = options.Required("the folder with the recordings");
        var shown = new Condition(options.Number("collar", 0, least: 0), !options.Switch("no-overlap"));
        var evaluator = new Evaluator
        {
            Conditions = [shown, .. Condition.Usual.Where(usual => usual != shown)],
            Speakers = options.Integer("speakers", 1, AcousticDiarizer.MaximumSpeakers),
            Map = options.Text("uem") is { } uem ? Uem.Read(uem) : null,
        };
        if (!Directory.Exists(folder))
            throw new UsageException($"The folder '{folder}' does not exist.");
        var recordings = ReferencedRecording.Find(folder, out var withoutReference);
        if (recordings.Count == 0)
            throw new UsageException($"No WAV file in '{folder}' or below has an RTTM file of its name beside it.");
        var (report, failures) = Evaluate(evaluator, recordings, options.Switch("by-channel"), cancel);
        output.Write(report.ToMarkdown());
        foreach (var name in withoutReference)
            output.WriteLine($"Not scored: {name}.wav has no {name}.rttm.");
        foreach (var (name, reason) in failures)
            output.WriteLine($"FAILED: {name}: {reason}");

        if (options.Text("json") is { } json)
            File.WriteAllText(json, EvaluationJson.Write(report));
        if (options.Text("markdown") is { } markdown)
            File.WriteAllText(markdown, report.ToMarkdown());
        if (options.Text("rttm-out") is { } turns)
            WriteTurns(turns, report);
        return failures.Count == 0 ? BenchProgram.Success : BenchProgram.Failed;
    }

    /// <summary>Scores recordings; those that cannot be scored do not keep the others from it.</summary>
    /// <param name="evaluator">How strictly.</param>
    /// <param name="recordings">What.</param>
    /// <param name="byChannel">Whether each channel is also taken for a person where there are several.</param>
    /// <param name="cancel">Ends the work.</param>
    public static (EvaluationReport Report, IReadOnlyList<(string Name, string Reason)> Failures) Evaluate(
        Evaluator evaluator, IReadOnlyList<ReferencedRecording> recordings, bool byChannel, CancellationToken cancel)
    {
        var scored = new List<ScoredRecording>();
        var failures = new List<(string, string)>();
        var synthetic = false;
        foreach (var recording in recordings)
        {
            try
            {
                scored.Add(evaluator.Score(recording, SeparationPath.Voice, cancel));
                var made = CallConditions.Beside(recording.WavePath) is not null;
                synthetic |= made;
                if (ChannelsOf(recording) > 1 && (byChannel || made))
                    scored.Add(evaluator.Score(recording, SeparationPath.Channel, cancel));
            }
            catch (Exception e) when (e is AudioFormatException or FormatException or IOException or UnauthorizedAccessException)
            {
                failures.Add((recording.Name, e.Message));
            }
        }
        return (new EvaluationReport(evaluator.Conditions, evaluator.Speakers, scored) { Map = evaluator.Map is not null, Synthetic = synthetic }, failures);
    }

    private static int ChannelsOf(ReferencedRecording recording)
    {
        using var audio = WaveFile.Open(recording.WavePath);
        return audio.Channels;
    }

    private static void WriteTurns(string folder, EvaluationReport report)
    {
        foreach (var recording in report.Scored)
        {
            var suffix = recording.Path == SeparationPath.Channel ? ".by-channel.rttm" : ".rttm";
            var path = Path.Combine(folder, recording.Name + suffix);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var writer = new StreamWriter(path);
            Rttm.Write(writer, recording.Result.Turns.ToRttm(Path.GetFileName(recording.Name)));
        }
    }
}
