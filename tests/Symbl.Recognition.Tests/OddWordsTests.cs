using Symbl.Domain.Recordings;
using Symbl.Recognition.Engines;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Recognition.Tests;

/// <summary>Labels and words no recogniser should give: each is kept, at a place within the recording, in a message of one speaker.</summary>
public sealed class OddWordsTests : IDisposable
{
    private const double Seconds = 24;

    private static readonly TestAudio.Voice[] Voices =
        [new(0.5, 4, 100), new(5, 8, 230), new(9, 12, 100), new(13, 16, 230), new(17, 20, 100), new(20.5, 23, 230)];

    private readonly TestFolder _folder = new();

    public static TheoryData<string, WaveLabel[]> Labels => new()
    {
        { "one phrase over everything", [new WaveLabel(0, Seconds, Text(3000))] },
        {
            "a title over everything, and words",
            [new WaveLabel(0, Seconds, "Call 17."), .. Each(60, i => new WaveLabel(0.3 * i, 0.3, $"w{i}"))]
        },
        { "thousands at one place", [.. Each(5000, i => new WaveLabel(5, 0.5, $"w{i}"))] },
        { "thousands in a second", [.. Each(5000, i => new WaveLabel(5 + (i / 8000.0), 1 / 8000.0, $"w{i}"))] },
        { "from the end backwards", [.. Each(70, i => new WaveLabel(21 - (0.3 * i), 0.3, $"w{i}"))] },
        { "thousands in the last moment", [.. Each(2000, i => new WaveLabel(Seconds - 0.01, 0.01, $"w{i}"))] },
        { "phrases across every change", [.. Each(7, i => new WaveLabel(3.2 * i, 3.2, Text(8)))] },
    };

    [Theory]
    [MemberData(nameof(Labels))]
    public async Task Every_word_of_every_label_is_kept(string name, WaveLabel[] labels)
    {
        TestAudio.WriteWave(_folder["call.wav"], Seconds, labels, Voices);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = await ProcessAsync(new RecordingProcessorSettings());

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{name}: {watch.Elapsed}");
        Assert.Equal(
            labels.SelectMany(label => label.Text.Split(' ')).Order(StringComparer.Ordinal),
            result.Messages.SelectMany(message => message.Words).Select(word => word.Text).Order(StringComparer.Ordinal));
        AllWithin(result);
    }

    [Fact]
    public async Task Word_times_are_limited_to_the_recording()
    {
        TestAudio.WriteWave(_folder["call.wav"], Seconds, 1, Voices);
        var result = await ProcessAsync(new RecordingProcessorSettings
        {
            Engines = RecognitionEngines.WithBuiltIn().Add<IRecognizer>("odd", () => new OddSource()),
            Recognizers = ["odd"],
        });

        AllWithin(result);
        Assert.Equal(
            ["back", "before", "behind", "late", "point"],
            result.Messages.SelectMany(message => message.Words).Select(word => word.Text).Order());
    }

    [Fact]
    public async Task Phrases_with_several_speakers_are_noted()
    {
        TestAudio.WriteWave(
            _folder["call.wav"], Seconds, [new WaveLabel(0, Seconds, Text(20)), new WaveLabel(1, 1, "Good morning.")], Voices);
        var result = await ProcessAsync(new RecordingProcessorSettings());

        Assert.Contains(
            "Phrases without times for their words in which several people speak: 1; each is given whole to who speaks for most of it.",
            result.Provenance.Notes);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<WaveLabel> Each(int count, Func<int, WaveLabel> label) => Enumerable.Range(0, count).Select(label);

    private static string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => $"t{i}"));

    private static void AllWithin(ProcessedRecording result)
    {
        var speakers = result.Speakers.Select(speaker => speaker.Number).ToHashSet();
        foreach (var message in result.Messages)
        {
            Assert.Contains(message.Speaker, speakers);
            Assert.InRange(message.Start, TimeSpan.Zero, message.End);
            Assert.InRange(message.End, message.Start, result.Duration);
            Assert.All(message.Words, word => Assert.InRange(word.Start, message.Start, word.End));
            Assert.All(message.Words, word => Assert.InRange(word.End, word.Start, message.End));
        }
    }

    private Task<ProcessedRecording> ProcessAsync(RecordingProcessorSettings settings) =>
        new RecordingProcessor(_folder.Work, settings).ProcessAsync(
            new RecordingInput(_folder["call.wav"], "call.wav", null, new ProcessingOptions { Diarize = true, SpeakerCount = 2 }),
            null,
            TestContext.Current.CancellationToken);

    private sealed class OddSource : IRecognizer
    {
        public bool WordsMayOverlap => true;

        public Task<RecognizedWords?> RecognizeAsync(
            RecognitionRequest request, IProgress<double>? progress, CancellationToken cancel) => Task.FromResult<RecognizedWords?>(new(
            [
                Word("late", 500, 501), Word("before", -5, -4), Word("behind", 23.5, 30), Word("back", 7, 6), Word("point", 10, 10),
            ],
            new StageReport("odd", [])));

        private static ProcessedWord Word(string text, double start, double end) =>
            new(text, Offsets.OfSeconds(start), Offsets.OfSeconds(end), null);
    }
}
