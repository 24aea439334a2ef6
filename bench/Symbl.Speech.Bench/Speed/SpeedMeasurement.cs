using System.Diagnostics;
using System.Text.Json;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;

namespace Symbl.Speech.Bench.Speed;

/// <summary>What one separation cost the process that did nothing else.</summary>
/// <param name="Seconds">Length of the recording.</param>
/// <param name="ProcessorSeconds">Of all threads together, from the start of the process: on one core it takes at least as long.</param>
/// <param name="WallSeconds">By the clock, of the separation.</param>
/// <param name="PeakMegabytes">Largest working set of the whole process, runtime and all.</param>
/// <param name="Found">Speakers that were found.</param>
internal sealed record SpeedMeasurement(double Seconds, double ProcessorSeconds, double WallSeconds, double PeakMegabytes, int Found)
{
    /// <summary>The command by which the process starts itself again to measure one recording.</summary>
    public const string Command = "measure";

    /// <summary>The number of people that stands for one person per channel.</summary>
    public const int ByChannel = 0;

    /// <summary>Measures a recording in a process of its own, so that none inherits the memory and compiled code of another.</summary>
    /// <param name="wavePath">The recording.</param>
    /// <param name="people">The count stated, or <see cref="ByChannel"/>.</param>
    /// <param name="cancel">Kills the process.</param>
    /// <exception cref="IOException">The process failed; the message is what it said.</exception>
    public static SpeedMeasurement InOwnProcess(string wavePath, int people, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { typeof(SpeedMeasurement).Assembly.Location, Command, wavePath, FormattableString.Invariant($"{people}") },
        };
        using var process = Process.Start(start) ?? throw new IOException("dotnet could not be started.");
        using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new IOException($"The measurement failed: {error.GetAwaiter().GetResult().Trim()}");
        return JsonSerializer.Deserialize<SpeedMeasurement>(output)!;
    }

    /// <summary>Separates a recording and measures this process.</summary>
    public static SpeedMeasurement InThisProcess(string wavePath, int people, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        using var audio = WaveFile.Open(wavePath);
        var result = people == ByChannel
            ? new ChannelDiarizer().Diarize(audio, cancel).Separation
            : new AcousticDiarizer().Diarize(audio, people, cancel);
        clock.Stop();
        using var process = Process.GetCurrentProcess();
        return new SpeedMeasurement(
            result.Duration, process.TotalProcessorTime.TotalSeconds, clock.Elapsed.TotalSeconds,
            process.PeakWorkingSet64 / (1024.0 * 1024), result.SpeakersFound);
    }
}
