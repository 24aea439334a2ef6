using System.Diagnostics;
using Symbl.Platform.Processes;
using Symbl.Recognition.Decoding;
using Xunit;

namespace Symbl.Recognition.Tests.Decoding;

/// <summary>The real ffmpeg, and small stand-ins for one that misbehaves.</summary>
internal static class Ffmpeg
{
    /// <summary>Where ffmpeg lies; skips the test where it is not installed.</summary>
    public static string Require()
    {
        var found = ExecutableFinder.Find(FfmpegDecoder.Program, Environment.GetEnvironmentVariable("PATH") ?? "");
        Assert.SkipWhen(found is null, "ffmpeg is not on the PATH.");
        return found;
    }

    /// <summary>Encodes a WAV file; the target's extension chooses the format.</summary>
    public static void Encode(string wave, string target, params string[] options)
    {
        using var process = Process.Start(Require(), ["-nostdin", "-loglevel", "error", "-i", wave, .. options, "-y", target])!;
        process.WaitForExit();
        Assert.SkipUnless(process.ExitCode == 0, $"This ffmpeg cannot write {Path.GetExtension(target)}.");
    }

    /// <summary>A folder with a program called ffmpeg that runs a shell script; its last argument is the output.</summary>
    public static string Script(TestFolder folder, string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        Directory.CreateDirectory(folder["bin"]);
        var path = Path.Combine(folder["bin"], FfmpegDecoder.Program);
        File.WriteAllText(path, "#!/bin/sh\nfor output; do :; done\noutput=\"${output#file:}\"\n" + body + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder["bin"];
    }

    /// <summary>Waits a little for a process to end; one that has ended but was not collected by its parent counts as ended.</summary>
    public static bool Outlives(int pid, TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        while (IsAlive(pid))
        {
            if (watch.Elapsed > patience)
                return true;
            Thread.Sleep(10);
        }

        return false;
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited && !(File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat").Contains(") Z "));
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }
}
