using Symbl.Platform.Processes;
using Symbl.Recognition.Recognizers.Command;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Recognition.Tests.Recognizers.Command;

/// <summary>A real recognizer, PocketSphinx of Debian, through the file of the examples.</summary>
public sealed class PocketSphinxTests : IDisposable
{
    private const string Said = "go forward ten meters";

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task PocketSphinx_recognizes_spoken_words_with_times()
    {
        var espeak = ExecutableFinder.Find("espeak-ng", SearchPath.Current());
        Assert.SkipWhen(espeak is null, "espeak-ng is not on the PATH.");
        Assert.SkipWhen(
            ExecutableFinder.Find("pocketsphinx_continuous", SearchPath.Current()) is null || !Directory.Exists("/usr/share/pocketsphinx/model/en-us"),
            "pocketsphinx and pocketsphinx-en-us are not installed.");
        var wave = await SpokenAsync(espeak!);
        using var source = WaveFile.Open(wave);
        var length = TimeSpan.FromSeconds((double)source.Frames / source.SampleRate);
        var command = RecognizerCommand.Read(Path.Combine(RepositoryFiles.Recognizers, "pocketsphinx.json"));

        var read = await new CommandEngine(command).TranscribeAsync(
            new EngineAudio(wave, [new AudioPiece(TimeSpan.Zero, length)]), new EngineOptions("en-US", []), null, TestContext.Current.CancellationToken);

        Assert.Equal("command pocketsphinx_continuous (PocketSphinx)", read.Report.Method);
        Assert.NotEmpty(read.Words);
        // A synthetic voice is hard for it. It shows the way of the words, and not how good they are.
        Assert.All(read.Words, word => Assert.Matches("^[a-z'.-]+$", word.Text));
        Assert.All(read.Words, word => Assert.InRange(word.End, word.Start, length));
        Assert.All(read.Words, word => Assert.Null(word.Phrase));
        Assert.Equal(read.Words.OrderBy(word => word.Start), read.Words);
        Assert.Contains(read.Words, word => word.Score is > 0 and <= 1);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> SpokenAsync(string espeak)
    {
        var (spoken, wave) = (_folder["spoken.wav"], _folder["16.wav"]);
        var result = await ChildProcess.RunAsync(
            espeak, ["-w", spoken, Said], new Dictionary<string, string>(), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        using var source = WaveFile.Open(spoken);
        var samples = new float[source.Frames];
        Assert.Equal(samples.Length, source.Read(samples));
        // To 16 kHz, between the samples along a line.
        var step = source.SampleRate / 16_000.0;
        var resampled = new float[(int)(samples.Length / step) - 1];
        for (var i = 0; i < resampled.Length; i++)
        {
            var at = i * step;
            var share = (float)(at - Math.Floor(at));
            resampled[i] = (samples[(int)at] * (1 - share)) + (samples[Math.Min((int)at + 1, samples.Length - 1)] * share);
        }

        WaveWriter.Write(wave, new AudioBuffer(16_000, 1, resampled));
        return wave;
    }
}
