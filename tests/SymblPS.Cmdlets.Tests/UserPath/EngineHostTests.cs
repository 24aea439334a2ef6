using System.Diagnostics;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>The demo on the engine package, for a machine without pwsh.</summary>
public sealed class EngineHostTests
{
    [Fact]
    public async Task Demo_prints_the_conversation_by_speaker()
    {
        var (code, output) = await RunAsync(Path.Combine(Repository.Root, "examples", "demo.ps1"));
        Assert.Equal(0, code);
        Assert.Contains("Speaker: Speaker 1", output);
        Assert.Contains("I work from home", output);
        Assert.Contains("Speakers from:", output);
    }

    [Fact]
    public async Task Demo_fails_with_a_reason_if_the_recording_is_missing()
    {
        var (code, output) = await RunAsync(Path.Combine(Repository.Root, "examples", "demo.ps1"), "-Path", "no-such-call.wav", "-SpeakerCount", "3");
        Assert.Equal(1, code);
        Assert.Contains("no-such-call.wav", output);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add(Path.Combine(Repository.Root, "src", "SymblPS.Host", "bin", "Release", "net10.0", "SymblPS.Host.dll"));
        foreach (var argument in arguments) info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
