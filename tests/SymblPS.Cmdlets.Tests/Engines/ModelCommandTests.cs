using System.Management.Automation;
using Symbl.TestModels;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Engines;

/// <summary>The commands for models and for the default recognizer, with the staged module.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private readonly ModelFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_catalog_is_listed_without_a_connection_and_without_a_request()
    {
        var models = Run("Get-SymblModel").ThrowIfFailed().Output;

        Assert.Contains(models, model => model.Properties["Name"].Value is "base.en");
        Assert.All(models, model => Assert.False((bool)model.Properties["Installed"].Value));
        Assert.Empty(Run("Get-SymblModel -Installed").ThrowIfFailed().Output);
        Assert.False(Directory.Exists(_folder.Models));
    }

    [Fact]
    public void A_model_is_installed_from_a_file_listed_and_removed()
    {
        _folder.Write("ggml-own.bin", ModelFolder.Speech);

        var installed = Run("Install-SymblModel -Path ./ggml-own.bin").ThrowIfFailed();

        Assert.Equal("own SpeechRecognition True True", ObjectTextOf(Assert.Single(installed.Output)));
        Assert.Equal("own SpeechRecognition True True", ObjectTextOf(Assert.Single(Run("Get-SymblModel own").ThrowIfFailed().Output)));
        Assert.Equal("Model own True", Text("Get-SymblRecognizer | ForEach-Object { \"$($_.Kind) $($_.Name) $($_.Installed)\" }"));
        var removed = Run("Get-SymblModel -Installed | Remove-SymblModel -Confirm:$false").ThrowIfFailed();
        Assert.Contains("was the default recognizer", Assert.Single(removed.Warnings));
        Assert.Equal("NotSet", Text("(Get-SymblRecognizer).Kind"));
        Assert.Empty(Run("Get-SymblModel -Installed").ThrowIfFailed().Output);
    }

    [Fact]
    public async Task A_download_that_was_cut_continues_with_the_next_command()
    {
        await using var host = new ModelHost(ModelFolder.Speech) { CutAt = 1_000_000 };
        var install = $"Install-SymblModel -Uri {host.BaseUri}own.bin -Sha256 {ModelFolder.Hash(ModelFolder.Speech)}";
        // The command is stopped as by Ctrl+C while it repeats.
        var (stop, _) = _folder.Session.RunAndStop(install, () => host.Requests.Count >= 2);
        host.CutAt = null;

        var again = Run(install).ThrowIfFailed();

        Assert.InRange(stop, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal("own SpeechRecognition True True", ObjectTextOf(Assert.Single(again.Output)));
        Assert.Equal(1_000_000, host.Requests.Last().Range);
        Assert.Single(Run(install).ThrowIfFailed().Output);
    }

    [Fact]
    public async Task A_mirror_receives_the_path_of_the_original_and_wrong_content_is_refused()
    {
        await using var host = new ModelHost("<html>Log in</html>"u8.ToArray());

        var outcome = Run($"Install-SymblModel tiny.en -MirrorUri {host.BaseUri}cache/");

        AssertError(outcome, "Symbl.ModelHashMismatch", "tiny.en");
        Assert.Contains("a web page (HTML)", outcome.Errors[0].Exception.Message);
        Assert.StartsWith("/cache/ggerganov/whisper.cpp/resolve/", Assert.Single(host.Requests).Path);
        Assert.Empty(Directory.GetFiles(_folder.Models));
    }

    [Fact]
    public void Models_of_other_roles_are_installed_from_files_and_are_no_default_recognizer()
    {
        _folder.Write("silero.onnx", TinyVoiceModels.Activity(isOld: false));
        _folder.Write("pyannote.onnx", TinyVoiceModels.Segmentation(1));
        _folder.Write("voices.onnx", TinyVoiceModels.Embedding("wespeaker", 1));

        var installed = Run("'silero', 'pyannote', 'voices' | ForEach-Object { Install-SymblModel -Path \"./$_.onnx\" }").ThrowIfFailed().Output;

        Assert.Equal(
            ["silero VoiceActivity True False", "pyannote SpeakerSegmentation True False", "voices SpeakerEmbedding True False"], installed.Select(ObjectTextOf));
        Assert.Equal("NotSet", Text("(Get-SymblRecognizer).Kind"));
    }

    [Fact]
    public void A_preview_installs_nothing()
    {
        _folder.Write("own.bin", ModelFolder.Speech);

        Run("Install-SymblModel base.en, tiny -WhatIf; Install-SymblModel -Path ./own.bin -WhatIf; Set-SymblRecognizer none -WhatIf").ThrowIfFailed();

        Assert.False(Directory.Exists(_folder.Models));
    }

    [Theory]
    [InlineData("Install-SymblModel base_en", "Symbl.ModelNotFound", "base.en")]
    [InlineData("Get-SymblModel bse", "Symbl.ModelNotFound", "Names like it")]
    [InlineData("Get-SymblModel base.en -Installed", "Symbl.ModelNotFound", "is not installed")]
    [InlineData("Remove-SymblModel base.en -Confirm:$false", "Symbl.ModelNotFound", "is not installed")]
    [InlineData("Set-SymblRecognizer base.en", "Symbl.ModelNotFound", "is not installed")]
    [InlineData("Test-SymblEngine base.en", "Symbl.ModelNotFound", "is not installed")]
    [InlineData("Set-SymblRecognizer http://example.com/v1", "Symbl.InvalidParameter", "not encrypted")]
    [InlineData("Set-SymblRecognizer ./missing.json", "Symbl.FileNotFound", "missing.json")]
    [InlineData("Install-SymblModel -Path ./missing.bin", "Symbl.FileNotFound", "missing.bin")]
    [InlineData("Install-SymblModel -Path ./page.bin", "Symbl.InvalidModel", "a web page (HTML)")]
    [InlineData("Install-SymblModel -Path ./own.bin -Sha256 abc", "Symbl.InvalidParameter", "not a SHA-256")]
    [InlineData("Install-SymblModel -Path ./own.bin -Name ../up", "Symbl.InvalidParameter", "not a valid name")]
    [InlineData("Install-SymblModel -Path ./own.bin -Sha256 ('0' * 64)", "Symbl.ModelHashMismatch", "Actual")]
    [InlineData("Install-SymblModel -Path ./voice.onnx; Set-SymblRecognizer voice", "Symbl.InvalidParameter", "a speaker embedding model")]
    [InlineData("Install-SymblModel -Path .", "Symbl.InvalidParameter", "is a folder")]
    [InlineData("Install-SymblModel -Uri https://no-such-host.invalid/own.bin -Sha256 ('0' * 64)", "Symbl.DownloadFailed", "no-such-host.invalid")]
    public void Errors_have_an_id_and_name_the_item(string script, string id, string expected)
    {
        _folder.Write("page.bin", "<html>404</html>"u8.ToArray());
        _folder.Write("own.bin", ModelFolder.Speech);
        _folder.Write("voice.onnx", OnnxBytes.Embedding);

        AssertError(Run(script), id, expected);
    }

    [Theory]
    [InlineData("Connect-Symbl -Local -Diarizer titanet", "Symbl.ModelNotFound", "is not installed")]
    [InlineData("Connect-Symbl -Local -VoiceActivity titanet", "Symbl.ModelNotFound", "is not installed")]
    [InlineData("Install-SymblModel -Path ./voice.onnx; Connect-Symbl -Local -VoiceActivity voice", "Symbl.InvalidParameter", "not a voice activity model")]
    [InlineData("Install-SymblModel -Path ./own.bin; Connect-Symbl -Local -Diarizer own", "Symbl.InvalidParameter", "not a speaker embedding model")]
    [InlineData("Connect-Symbl -Local -Diarizer ./missing.json", "Symbl.FileNotFound", "The diarizer command")]
    public void A_connection_with_an_engine_that_cannot_be_used_is_refused_before_the_server_starts(string script, string id, string expected)
    {
        _folder.Write("own.bin", ModelFolder.Speech);
        _folder.Write("voice.onnx", OnnxBytes.Embedding);

        var outcome = Run(script);

        Assert.StartsWith(id + ",", outcome.TerminatingRecord!.FullyQualifiedErrorId);
        Assert.Contains(expected, outcome.TerminatingRecord.Exception.Message);
    }

    [Fact]
    public void The_way_out_of_a_missing_network_names_the_parameters()
    {
        var outcome = Run("Install-SymblModel -Uri https://no-such-host.invalid/own.bin -Sha256 ('0' * 64)");

        Assert.Contains("-Path", outcome.Errors[0].ErrorDetails.RecommendedAction);
        Assert.Contains("-MirrorUri", outcome.Errors[0].ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_error_about_one_model_does_not_keep_the_others_from_being_installed()
    {
        _folder.Write("own.bin", ModelFolder.Speech);

        var outcome = Run("[pscustomobject]@{ Name = 'no-such-model' } | Install-SymblModel; Install-SymblModel -Path ./own.bin");

        Assert.Single(outcome.Errors);
        Assert.Single(outcome.Output);
    }

    [Theory]
    [InlineData("none", "None", "none")]
    [InlineData("https://example.com/v1", "Service", "https://example.com/v1")]
    [InlineData("OWN", "Model", "own")]
    public void The_default_recognizer_persists(string name, string kind, string value)
    {
        _folder.Write("own.bin", ModelFolder.Speech);
        Run("Install-SymblModel -Path ./own.bin").ThrowIfFailed();

        Run("Set-SymblRecognizer $name", ("name", name)).ThrowIfFailed();

        using var other = new Session();
        Assert.Equal($"{kind} {value}", other.Run("$r = Get-SymblRecognizer; \"$($r.Kind) $($r.Name)\"").ThrowIfFailed().Single<string>());
    }

    [Fact]
    public void A_relative_path_of_a_command_is_resolved()
    {
        var path = _folder.Write("own.json", """{ "command": ["own", "{wav}"] /* a comment */, }"""u8.ToArray());

        Assert.Equal(path, Text("(Set-SymblRecognizer ./own.json -PassThru).Name"));
    }

    [Fact]
    public void Names_are_completed()
    {
        _folder.Write("own.bin", ModelFolder.Speech);
        Run("Install-SymblModel -Path ./own.bin").ThrowIfFailed();
        string Completions(string text) => Text($"(TabExpansion2 '{text}' {text.Length}).CompletionMatches.CompletionText -join ','");

        Assert.Equal("base.en,base,base-q5_1", Completions("Install-SymblModel ba"));
        Assert.Equal("own", Completions("Remove-SymblModel o"));
        Assert.Equal("own,none", Completions("Set-SymblRecognizer "));
        Assert.Equal("own", Completions("Test-SymblEngine o"));
        Assert.Equal("acoustic,neural", Completions("Connect-Symbl -Local -Diarizer "));
        _folder.Write("vad.onnx", TinyVoiceModels.Activity(isOld: false));
        _folder.Write("voice.onnx", OnnxBytes.Embedding);
        Run("Install-SymblModel -Path ./vad.onnx; Install-SymblModel -Path ./voice.onnx").ThrowIfFailed();
        Assert.Equal("acoustic,neural,voice", Completions("Connect-Symbl -Local -Diarizer "));
        Assert.Equal("acoustic,silero,vad", Completions("Connect-Symbl -Local -VoiceActivity "));
    }

    [Fact]
    public void The_local_server_gets_the_folder_of_the_models_but_no_other_variable()
    {
        Environment.SetEnvironmentVariable("SYMBL_MODELS_MIRROR", "http://127.0.0.1:9");
        var script = _folder.Write("dotnet.sh", "#!/bin/sh\nenv | grep '^SYMBL_' | sort > \"$(dirname \"$0\")/env.txt\"\n"u8.ToArray());
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in of the .NET host is a shell script.");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("DOTNET_HOST_PATH", script);

        _folder.Write("own.bin", ModelFolder.Speech);
        Run("$null = Install-SymblModel -Path ./own.bin; Test-SymblEngine");

        Assert.Equal($"SYMBL_MODELS_PATH={_folder.Models}\n", File.ReadAllText(Path.Combine(_folder.Root, "env.txt")));
    }

    private Outcome Run(string script, params (string, object?)[] variables) => _folder.Session.Run(script, variables);

    private string Text(string script) => Run(script).ThrowIfFailed().Single<string>();

    private static string ObjectTextOf(PSObject model) =>
        string.Join(' ', ((string[])["Name", "Role", "Installed", "IsDefault"]).Select(name => model.Properties[name].Value));

    private static void AssertError(Outcome outcome, string id, string expected)
    {
        Assert.Null(outcome.Terminating);
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Contains(expected, error.Exception.Message);
    }
}
