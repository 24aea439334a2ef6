using System.Text.Json;
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
        SkipWithoutPocketSphinx();
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

    /// <summary>Reports the word error rate on calls with transcripts: a folder with <c>NAME.wav</c> and <c>NAME.words.json</c>, two channels, agent on the left.</summary>
    [Fact(Explicit = true)]
    public async Task The_word_error_rate_on_calls_is_reported()
    {
        var folder = Environment.GetEnvironmentVariable("SYMBLPS_CALLS");
        Assert.SkipWhen(folder is null, "SYMBLPS_CALLS names no folder of calls.");
        SkipWithoutPocketSphinx();
        var engine = new CommandEngine(RecognizerCommand.Read(Path.Combine(RepositoryFiles.Recognizers, "pocketsphinx.json")));
        var (allErrors, allWords) = (0, 0);
        foreach (var call in Directory.GetFiles(folder!, "*.wav").Order(StringComparer.Ordinal))
        {
            var (errors, words) = (0, 0);
            using var said = JsonDocument.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(call, ".words.json"), TestContext.Current.CancellationToken));
            for (var channel = 0; channel < 2; channel++)
            {
                var wave = _folder[FormattableString.Invariant($"{channel}.wav")];
                using (var stereo = WaveFile.Open(call))
                {
                    var samples = new float[stereo.Frames * stereo.Channels];
                    stereo.Read(samples);
                    using var mono = new AudioBuffer(stereo.SampleRate, 1, samples.Where((_, index) => index % stereo.Channels == channel).ToArray());
                    WaveWriter.Write(wave, new ResampledSource(mono, 16_000));
                }

                var speaker = channel == 0 ? "agent" : "caller";
                var reference = Words(string.Join(' ', said.RootElement.EnumerateArray().Where(one => one.GetProperty("speaker").GetString() == speaker).Select(one => one.GetProperty("text").GetString())));
                var read = await engine.TranscribeAsync(
                    new EngineAudio(wave, [new AudioPiece(TimeSpan.Zero, TimeSpan.FromHours(1))]), new EngineOptions("en-US", []), null, TestContext.Current.CancellationToken);
                errors += Errors(reference, Words(string.Join(' ', read.Words.Select(word => word.Text))));
                words += reference.Length;
            }

            TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(call)}: {100.0 * errors / words:0.0} % of {words} words"));
            (allErrors, allWords) = (allErrors + errors, allWords + words);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"all calls: {100.0 * allErrors / allWords:0.0} % of {allWords} words"));
        Assert.NotEqual(0, allWords);
    }

    public void Dispose() => _folder.Dispose();

    private static void SkipWithoutPocketSphinx() => Assert.SkipWhen(
        ExecutableFinder.Find("pocketsphinx_continuous", SearchPath.Current()) is null || !Directory.Exists("/usr/share/pocketsphinx/model/en-us"),
        "pocketsphinx and pocketsphinx-en-us are not installed.");

    // Remarks such as [noise] are no words.
    private static string[] Words(string text) =>
        [.. text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word[0] is not ('[' or '<')).Select(word => word.Trim('.', ',', '?', '!'))];

    private static int Errors(string[] reference, string[] found)
    {
        var row = Enumerable.Range(0, found.Length + 1).ToArray();
        for (var i = 1; i <= reference.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= found.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (reference[i - 1] == found[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[found.Length];
    }

    private async Task<string> SpokenAsync(string espeak)
    {
        var (spoken, wave) = (_folder["spoken.wav"], _folder["16.wav"]);
        var result = await ChildProcess.RunAsync(
            espeak, ["-w", spoken, Said], new Dictionary<string, string>(), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        using var source = WaveFile.Open(spoken);
        WaveWriter.Write(wave, new ResampledSource(source, 16_000));
        return wave;
    }
}
