using System.Globalization;
using System.Text.Json;
using Symbl.Speech.Audio;
using Symbl.Speech.Bench.Speed;
using Symbl.Speech.Bench.Synthesis;

namespace Symbl.Speech.Bench.Commands;

/// <summary><c>speed</c>: what recordings of a quarter of an hour to four hours cost; <c>measure</c>: what one file costs.</summary>
internal static class SpeedCommand
{
    private const int LongestHours = 4;
    private static readonly int[] UsualMinutes = [15, 60, 240];

    // People who speak, people stated, and how they are told apart.
    private static readonly (string Way, CallDesign Design, int Stated)[] Ways =
    [
        ("by voice, 2 people", new CallDesign("two") { Overlap = 0.03 }, 2),
        ("by voice, 8 people", new CallDesign("eight") { People = 8, Overlap = 0.03 }, 8),
        ("by channel, 2 channels",
            new CallDesign("channels") { Layout = ChannelLayout.PersonPerChannel, Overlap = 0.03, SignalToNoise = 50 },
            SpeedMeasurement.ByChannel),
    ];

    public static int Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        var options = Options.Parse(arguments, ["hours", "seed"], []);
        if (options.Only() is { } more)
            throw new UsageException($"What is '{more}'? The command takes options only.");
        var longest = options.Number("hours", LongestHours, least: 1.0 / 60);
        var minutes = UsualMinutes.Where(usual => usual < 60 * longest).Append((int)Math.Round(60 * longest)).ToList();
        output.WriteLine(SpeedReport.Terms);
        output.WriteLine();
        output.Write(Measure(minutes, options.Integer("seed", 0, int.MaxValue) ?? 1, cancel).ToMarkdown());
        return BenchProgram.Success;
    }

    /// <summary>Makes and measures recordings.</summary>
    /// <param name="lengths">Minutes, ascending.</param>
    /// <param name="seed">Of the recordings.</param>
    /// <param name="cancel">Ends the work.</param>
    public static SpeedReport Measure(IReadOnlyList<int> lengths, int seed, CancellationToken cancel)
    {
        var rows = new List<(string, IReadOnlyList<(int, SpeedMeasurement)>)>();
        var folder = Directory.CreateTempSubdirectory("symbl-speed-");
        try
        {
            var wave = Path.Combine(folder.FullName, "call.wav");
            foreach (var (way, design, stated) in Ways)
            {
                var costs = new List<(int, SpeedMeasurement)>();
                foreach (var minutes in lengths)
                {
                    using (var call = new LongCall(design, new FormantVoices(), seed, minutes, cancel))
                        WaveWriter.Write(wave, call);
                    costs.Add((minutes, SpeedMeasurement.InOwnProcess(wave, stated, cancel)));
                }
                rows.Add((way, costs));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return new SpeedReport(rows);
    }

    /// <summary>Measures one recording in this process and writes what it cost as JSON: FILE and PEOPLE, 0 for one person per channel.</summary>
    public static int MeasureOne(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        if (arguments is not [var wave, var people])
            throw new UsageException("State a WAV file and the number of people, 0 for one per channel.");
        var stated = int.Parse(people, NumberStyles.None, CultureInfo.InvariantCulture);
        output.WriteLine(JsonSerializer.Serialize(SpeedMeasurement.InThisProcess(wave, stated, cancel)));
        return BenchProgram.Success;
    }
}
