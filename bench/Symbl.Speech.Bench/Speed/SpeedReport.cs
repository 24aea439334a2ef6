using System.Runtime.InteropServices;
using Symbl.Speech.Bench.Evaluation;

namespace Symbl.Speech.Bench.Speed;

/// <summary>What the separation of long recordings costs, and how that grows.</summary>
/// <param name="Rows">Of each way: lengths in minutes, ascending, with what they cost.</param>
internal sealed record SpeedReport(IReadOnlyList<(string Way, IReadOnlyList<(int Minutes, SpeedMeasurement Cost)> Costs)> Rows)
{
    private const int MinutesOfHour = 60;

    /// <summary>What the numbers hold for.</summary>
    public static string Terms =>
        "Formant voices in turns, 16 kHz, 16 bits; a process of its own for each number; processor time of all threads together, start and " +
        $"compilation included; peak working set of the whole process. {RuntimeInformation.FrameworkDescription}, " +
        $"{RuntimeInformation.ProcessArchitecture}. Aims for an hour of mono: 16 s and 300 MB.";

    public string ToMarkdown()
    {
        var table = new MarkdownTable("way", "length", "processor", "an hour of it", "clock", "peak memory", "found");
        foreach (var (way, costs) in Rows)
        {
            foreach (var (minutes, cost) in costs)
            {
                table.Add(
                    way, FormattableString.Invariant($"{minutes} min"), Show.Seconds(cost.ProcessorSeconds),
                    Show.Seconds(cost.ProcessorSeconds * MinutesOfHour / minutes), Show.Seconds(cost.WallSeconds),
                    FormattableString.Invariant($"{cost.PeakMegabytes:F0} MB"), Show.Count(cost.Found));
            }
        }
        return table.ToString();
    }
}
