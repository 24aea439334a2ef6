using System.Text.Json;
using Symbl.Recognition.Recognizers.Command;
using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Tests.Recognizers.Command;

/// <summary>A recognizer that is a small script, with the file that describes it.</summary>
internal sealed class FakeProgram : IDisposable
{
    private readonly TestFolder _folder = new();

    public FakeProgram(string body, string members = "", params string[] arguments)
    {
        var program = _folder["fake"];
        File.WriteAllText(program, "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string[] command = ["./fake", .. arguments.Length > 0 ? arguments : ["{wav}"]];
        File.WriteAllText(File_, $$"""{"command": {{JsonSerializer.Serialize(command)}}{{(members.Length > 0 ? ", " + members : "")}}}""");
        TestAudio.WriteWave(_folder["a.wav"], 3, 1, new TestAudio.Voice(0.2, 2.8));
    }

    public string this[string name] => _folder[name];

    public string File_ => _folder["my.json"];

    /// <summary>Audio of three seconds with speech in all of it.</summary>
    public EngineAudio Audio => new(_folder["a.wav"], [new AudioPiece(TimeSpan.Zero, TimeSpan.FromSeconds(3))]);

    public Task<EngineTranscript> RunAsync(string language = "en-US", IReadOnlyList<string>? vocabulary = null, CancellationToken cancel = default) =>
        new CommandEngine(RecognizerCommand.Read(File_)).TranscribeAsync(Audio, new EngineOptions(language, vocabulary ?? []), null, cancel);

    public void Dispose() => _folder.Dispose();
}
