using Symbl.Speech.Bench.Calibration;

namespace Symbl.Speech.Bench.Accuracy;

/// <summary>How far the confidence of turns keeps its word.</summary>
internal static class ConfidencePart
{
    public static string? Measure(AccuracyMaterial material, CancellationToken cancel)
    {
        if (material.Calls.Count == 0 || material.Meetings.Count == 0)
            return null;
        var voice = new ConfidenceCalibration(TurnGroup.ByVoice(material, cancel)).Report();
        var channel = ConfidenceCalibration.Plain(TurnGroup.ByChannel(material, cancel));
        return $"By voice, all recordings and conditions:\n\n{voice}\nOne person per channel:\n\n{channel}";
    }
}
