using System.ComponentModel;
using System.Diagnostics;
using Symbl.Speech.Audio;

namespace Symbl.Speech.Bench.Material;

/// <summary>MP3 there and back, with the program ffmpeg.</summary>
internal static class Mp3
{
    private static readonly Lazy<bool> Ready = new(() =>
    {
        try
        {
            return Run(["-v", "error", "-version"], CancellationToken.None);
        }
        catch (IOException)
        {
            return false;
        }
    });

    /// <summary>Whether ffmpeg is on the PATH.</summary>
    public static bool IsAvailable => Ready.Value;

    /// <summary>Encodes and decodes each channel alone, so that the encoding adds no crosstalk; null without ffmpeg.</summary>
    public static Sound? RoundTrip(Sound sound, int kilobits, CancellationToken cancel)
    {
        if (!IsAvailable)
            return null;
        var folder = Directory.CreateTempSubdirectory("symbl-mp3-");
        try
        {
            // Files and not pipes: the delay of the encoder is removed only if its header can be completed.
            var (wave, mp3) = (Path.Combine(folder.FullName, "plain.wav"), Path.Combine(folder.FullName, "coded.mp3"));
            return sound.Map((samples, channel) =>
            {
                WaveWriter.Write(wave, new AudioBuffer(sound.Rate, 1, samples));
                if (!Run(["-v", "error", "-y", "-i", wave, "-c:a", "libmp3lame", "-b:a", FormattableString.Invariant($"{kilobits}k"), mp3], cancel)
                    || !Run(["-v", "error", "-y", "-i", mp3, "-c:a", "pcm_s16le", wave], cancel))
                {
                    throw new IOException($"ffmpeg could not encode and decode '{sound.Name}' as MP3.");
                }
                using var decoded = WaveFile.Open(wave);
                var kept = new float[samples.Length];
                for (var done = 0; done < kept.Length && decoded.Read(kept.AsSpan(done)) is var read and > 0;)
                    done += read;
                return kept;
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Run(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start) ?? throw new IOException("ffmpeg could not be started.");
            process.StandardInput.Close();
            using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            error.GetAwaiter().GetResult();
            cancel.ThrowIfCancellationRequested();
            return process.ExitCode == 0;
        }
        catch (Win32Exception e)
        {
            throw new IOException("ffmpeg could not be started.", e);
        }
    }
}
