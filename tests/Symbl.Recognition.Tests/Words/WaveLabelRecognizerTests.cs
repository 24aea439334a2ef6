using CsCheck;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Words;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Recognition.Tests.Words;

public sealed class WaveLabelRecognizerTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_label_is_a_word_or_a_phrase()
    {
        var words = await ReadAsync(new WaveLabel(0.5, 0.25, "Hello,"), new WaveLabel(1, 1, "how are you?"));

        Assert.NotNull(words);
        Assert.Equal(["Hello,", "how", "are", "you?"], words.Words.Select(word => word.Text));
        Assert.Equal((0.5, 0.75), (words.Words[0].Start.TotalSeconds, words.Words[0].End.TotalSeconds));
        Assert.Equal((1.0, 1.3), (words.Words[1].Start.TotalSeconds, words.Words[1].End.TotalSeconds));
        Assert.Equal((1.6, 2.0), (words.Words[3].Start.TotalSeconds, words.Words[3].End.TotalSeconds));
        Assert.Equal("text labels in the recording (WAV cue and LIST adtl)", words.Report.Method);
        Assert.Empty(words.Report.Notes);
    }

    [Fact]
    public async Task No_labels_are_no_words() => Assert.Null(await ReadAsync());

    [Fact]
    public async Task Marks_without_a_length_are_not_words()
    {
        Assert.Null(await ReadAsync(new WaveLabel(1, 0, "Chapter 1")));
        var words = await ReadAsync(new WaveLabel(1, 0, "Chapter 1"), new WaveLabel(1, 0.5, "Well,"));
        Assert.Equal(["Well,"], words!.Words.Select(word => word.Text));
        Assert.Equal(["Labels without a length are marks, not words: 1 left out."], words.Report.Notes);
    }

    [Fact]
    public async Task Labels_beyond_the_end_of_the_audio_are_cut()
    {
        TestAudio.WriteWave(_folder["call.wav"], 3, [new WaveLabel(2, 1, "late"), new WaveLabel(2.5, 0.5, "later")]);
        var words = await new WaveLabelRecognizer().RecognizeAsync(Request(seconds: 2.25), null, default);

        Assert.Equal([2.25, 2.25], words!.Words.Select(word => word.End.TotalSeconds));
        Assert.Equal([2, 2.25], words.Words.Select(word => word.Start.TotalSeconds));
        Assert.Equal(["Labels that extend beyond the end of the audio were cut there: 2."], words.Report.Notes);
    }

    [Fact]
    public async Task Labels_of_a_decoded_copy_are_not_read()
    {
        TestAudio.WriteWave(_folder["call.wav"], 3, [new WaveLabel(1, 1, "word")]);
        Assert.Null(await new WaveLabelRecognizer().RecognizeAsync(Request(3, stored: "call.mp3"), null, default));
    }

    [Fact]
    public void No_word_of_any_label_is_lost_or_doubled() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Int[1, 900], Gen.String[Gen.Char.AlphaNumeric, 1, 8].Array[1, 5])
        .Array[1, 40].Sample(
            labels =>
            {
                using var folder = new TestFolder();
                var written = labels.Select(label =>
                    new WaveLabel(label.Item1 / 1000.0, label.Item2 / 1000.0, string.Join(' ', label.Item3)));
                TestAudio.WriteWave(folder["call.wav"], 3, [.. written]);
                var request = new RecognitionRequest(new FileAudio(folder["call.wav"], folder["call.wav"], TimeSpan.FromSeconds(3)), "en-US");
                var words = new WaveLabelRecognizer().RecognizeAsync(request, null, default).Result!.Words;

                Assert.Equal(
                    labels.SelectMany(label => label.Item3).Order(StringComparer.Ordinal),
                    words.Select(word => word.Text).Order(StringComparer.Ordinal));
                Assert.Equal(words.OrderBy(word => word.Start), words);
                Assert.All(words, word => Assert.InRange(word.Start, TimeSpan.Zero, word.End));
            },
            iter: 40);

    public void Dispose() => _folder.Dispose();

    private async Task<RecognizedWords?> ReadAsync(params WaveLabel[] labels)
    {
        TestAudio.WriteWave(_folder["call.wav"], 3, labels);
        return await new WaveLabelRecognizer().RecognizeAsync(Request(3), null, default);
    }

    private RecognitionRequest Request(double seconds, string stored = "call.wav") =>
        new(new FileAudio(_folder[stored], _folder["call.wav"], TimeSpan.FromSeconds(seconds)), "en-US");
}
