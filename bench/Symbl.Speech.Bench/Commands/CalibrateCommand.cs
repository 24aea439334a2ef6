using Symbl.Speech.Bench.Accuracy;
using Symbl.Speech.Bench.Calibration;
using Symbl.Speech.Bench.Evaluation;

namespace Symbl.Speech.Bench.Commands;

/// <summary><c>calibrate</c>: fits the confidence of turns and prints its weights and its reliability.</summary>
internal static class CalibrateCommand
{
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        var options = Options.Parse(arguments, ["calls", "examples"], []);
        var material = new AccuracyMaterial(options.Only() ?? Folders.SharedSpeech, options.Text("calls") ?? Folders.SharedCalls);
        if (material.MeetingsFolder is null && material.Calls.Count == 0)
            throw new UsageException("State a folder with recordings: there is no shared/data in or beside the repository.");
        var groups = TurnGroup.ByVoice(material, cancel);
        if (options.Text("examples") is { } examples)
            File.WriteAllText(examples, ConfidenceCalibration.Examples(groups));
        var calibration = new ConfidenceCalibration(groups);
        output.WriteLine(calibration.Report());
        output.WriteLine("The fit to all recordings, for src/Symbl.Speech/Diarization/TurnConfidence.cs:\n");
        output.Write(ConfidenceCalibration.Code(calibration.Fit()));
        return BenchProgram.Success;
    }
}
