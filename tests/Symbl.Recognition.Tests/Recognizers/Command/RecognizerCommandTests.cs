using System.Text.Json;
using Symbl.Recognition.Recognizers.Command;
using Xunit;

namespace Symbl.Recognition.Tests.Recognizers.Command;

/// <summary>Files of recognizer commands.</summary>
public sealed class RecognizerCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("{", "is not valid JSON (line 1)")]
    [InlineData("[]", "must hold one object")]
    [InlineData("{}", "has no member 'command'")]
    [InlineData("""{"command": []}""", "without a program")]
    [InlineData("""{"command": "sh {wav}"}""", "'command' that is not a list of texts")]
    [InlineData("""{"command": ["sh", "{wav}"], "ouput": "file"}""", "unknown member 'ouput'. The members are: command, output, format")]
    [InlineData("""{"command": ["sh", "a.wav"]}""", "has no '{wav}'")]
    [InlineData("""{"command": ["sh", "{wav}", "{lang}"]}""", "unknown placeholder '{lang}'")]
    [InlineData("""{"command": ["no-such-program-1", "{wav}"]}""", "the program 'no-such-program-1', which is not installed")]
    [InlineData("""{"command": ["./none", "{wav}"]}""", "the program './none', which is not installed")]
    [InlineData("""{"command": ["sh", "{wav}"], "output": "file"}""", "no '{out}'")]
    [InlineData("""{"command": ["sh", "{wav}"], "output": "both"}""", "has 'output': 'both'. The values are: stdout, file.")]
    [InlineData("""{"command": ["sh", "{wav}"], "format": "xml"}""", "The values are: json, vtt, srt, csv, words, text.")]
    [InlineData("""{"command": ["sh", "{wav}"], "languages": ["English (US)"]}""", "'English (US)' in 'languages'")]
    [InlineData("""{"command": ["sh", "{wav}"], "timeoutPerMinute": 0}""", "'timeoutPerMinute' that is not a number of seconds")]
    [InlineData("""{"command": ["sh", "{wav}"], "timeoutPerMinute": 1e300}""", "'timeoutPerMinute' that is not a number of seconds")]
    [InlineData("""{"command": ["sh", "{wav}"], "environment": {"A=B": "1"}}""", "the variable 'A=B'")]
    [InlineData("""{"command": ["sh", "{wav}"], "environment": {"A": 1}}""", "the variable 'A'")]
    public void A_wrong_file_is_named_with_its_problem(string json, string problem)
    {
        var path = _folder["r.json"];
        File.WriteAllText(path, json);
        var error = Assert.Throws<RecognizerCommandException>(() => RecognizerCommand.Read(path));
        Assert.StartsWith($"The recognizer file '{path}' ", error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("does not exist", Assert.Throws<RecognizerCommandException>(() => RecognizerCommand.Read(_folder["none.json"])).Message);

    [Fact]
    public void The_output_is_a_file_if_the_command_has_a_place_for_it()
    {
        File.WriteAllText(_folder["my engine.json"], """{"command": ["sh", "-c", "x", "{wav}", "-o{out}"], /* comment */ "languages": ["english"],}""");
        var command = RecognizerCommand.Read(_folder["my engine.json"]);
        Assert.True(command.WritesFile);
        Assert.Equal("my engine", command.Name);
        Assert.Equal(["en"], command.Languages);
        Assert.True(Path.IsPathFullyQualified(command.Program));
    }

    [Theory]
    [InlineData("pocketsphinx.json")]
    [InlineData("whisper-cpp.json")]
    [InlineData("faster-whisper.json")]
    public void The_example_is_valid_if_its_program_is_installed(string name)
    {
        var path = Path.Combine(RepositoryFiles.Recognizers, name);
        var programs = Directory.CreateDirectory(_folder["bin"]).FullName;
        using var file = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        var program = file.RootElement.GetProperty("command")[0].GetString()!;
        File.WriteAllText(Path.Combine(programs, program), "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(programs, program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.EndsWith(program, RecognizerCommand.Read(path, programs).Program);
    }

    public void Dispose() => _folder.Dispose();
}
