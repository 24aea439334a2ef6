using System.Diagnostics;
using System.Management.Automation;
using Symbl.TestModels;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Engines;

/// <summary>The test of engines, with a script in place of the .NET host that prints the lines of a server.</summary>
public sealed class EngineTestCommandTests : IDisposable
{
    private const string Works = """
        {"engine":"whisper","name":"own","version":"1.9.1","loadSeconds":0.4,"audioSeconds":10,"elapsedSeconds":1.25,"speed":8.0,"memoryBytes":350000000,"sha256":"ab","error":null}
        """;

    private const string Fails = """{"engine":"command","name":"/x.json","error":"the program is missing"}""";
    private readonly ModelFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Results_come_as_objects_and_failures_as_errors_too()
    {
        Stand($"echo 'starting'; echo '{Works}'; echo '{Fails}'; echo 'done' >&2; exit 1");

        var outcome = _folder.Session.Run("Test-SymblEngine");

        Assert.Equal(2, outcome.Output.Count);
        var (works, fails) = (outcome.Output[0], outcome.Output[1]);
        Assert.Equal(("whisper", "own", "1.9.1"), (Value(works, "Engine"), Value(works, "Name"), Value(works, "Version")));
        Assert.Equal((TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1.25)), (Value(works, "LoadTime"), Value(works, "AudioDuration"), Value(works, "Elapsed")));
        Assert.Equal((8.0, 350_000_000L, "ab", null), (Value(works, "Speed"), Value(works, "Memory"), Value(works, "Sha256"), Value(works, "Error")));
        Assert.Equal("the program is missing", Value(fails, "Error"));
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Symbl.EngineFailed,", error.FullyQualifiedErrorId);
        Assert.Contains("command /x.json does not work: the program is missing", error.Exception.Message);
    }

    [Fact]
    public void Nothing_to_test_is_an_error_that_names_the_way_out()
    {
        var outcome = _folder.Session.Run("Test-SymblEngine");

        Assert.StartsWith("Symbl.ModelNotFound,", outcome.TerminatingRecord!.FullyQualifiedErrorId);
        Assert.Contains("No speech engine is installed", outcome.Terminating!.Message);
        Assert.Contains("Install-SymblModel base.en", outcome.TerminatingRecord.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_file_that_is_no_recognizer_command_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder.Root, "team.json"), """{"segments": []}""");

        var error = Assert.Single(_folder.Session.Run("Set-SymblRecognizer ./team.json").Errors);

        Assert.StartsWith("Symbl.InvalidModel,", error.FullyQualifiedErrorId);
        Assert.Contains("no recognizer command", error.Exception.Message);
    }

    [Fact]
    public void The_server_receives_the_recognizer()
    {
        Stand($"echo \"$2 $3 $4\" > '{_folder.Root}/arguments.txt'; echo '{Works}'");

        _folder.Session.Run("Install-SymblModel -Path ./own.bin | Test-SymblEngine").ThrowIfFailed();

        Assert.Equal("--test-engines --recognizer own\n", File.ReadAllText(Path.Combine(_folder.Root, "arguments.txt")));
    }

    [Theory]
    [InlineData("silero")]
    [InlineData("pyannote")]
    [InlineData("voices")]
    public void The_server_receives_a_model_of_another_role(string name)
    {
        Stand($"echo \"$2 $3 $4\" > '{_folder.Root}/arguments.txt'; echo '{Works}'");
        _folder.Write("silero.onnx", TinyVoiceModels.Activity(isOld: false));
        _folder.Write("pyannote.onnx", TinyVoiceModels.Segmentation(1));
        _folder.Write("voices.onnx", TinyVoiceModels.Embedding("wespeaker", 1));

        _folder.Session.Run($"Install-SymblModel -Path ./{name}.onnx | Test-SymblEngine").ThrowIfFailed();

        Assert.Equal($"--test-engines --recognizer {name}\n", File.ReadAllText(Path.Combine(_folder.Root, "arguments.txt")));
    }

    [Fact]
    public void A_voice_activity_model_is_an_engine_to_test()
    {
        Stand($"echo '{Works}'");
        _folder.Write("silero.onnx", TinyVoiceModels.Activity(isOld: false));
        _folder.Session.Run("Remove-SymblModel own -Confirm:$false -WarningAction Ignore; $null = Install-SymblModel -Path ./silero.onnx").ThrowIfFailed();

        Assert.Single(_folder.Session.Run("Test-SymblEngine").Output);
    }

    [Fact]
    public void A_server_that_tests_nothing_is_an_error_with_its_reason()
    {
        Stand("echo 'the engines cannot be tested' >&2; exit 2");

        var outcome = _folder.Session.Run("Test-SymblEngine");

        Assert.Contains("the engines cannot be tested", outcome.Terminating!.Message);
        Assert.StartsWith("Symbl.LocalServerFailed,", outcome.TerminatingRecord!.FullyQualifiedErrorId);
    }

    [Fact]
    public async Task Stop_ends_the_processes_of_the_test()
    {
        var pids = Path.Combine(_folder.Root, "pids.txt");
        Stand($"sleep 1000 & echo \"$$ $!\" > '{pids}.new'; mv '{pids}.new' '{pids}'; wait");

        var (stop, outcome) = _folder.Session.RunAndStop("Test-SymblEngine", () => File.Exists(pids));

        Assert.InRange(stop, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Empty(outcome.Errors);
        foreach (var pid in (await File.ReadAllTextAsync(pids)).Split(' ').Select(int.Parse))
            Assert.True(await Poll.UntilAsync(() => HasEnded(pid)), $"Process {pid} still runs.");
    }

    private static bool HasEnded(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static object? Value(PSObject test, string name) => test.Properties[name].Value;

    private void Stand(string body)
    {
        _folder.Write("own.bin", ModelFolder.Speech);
        _folder.Session.Run("$null = Install-SymblModel -Path ./own.bin").ThrowIfFailed();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in of the .NET host is a shell script.");
        var path = _folder.Write("dotnet.sh", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\n{body}\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("DOTNET_HOST_PATH", path);
    }
}
