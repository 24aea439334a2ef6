using Symbl.Domain.Recordings;
using Symbl.Recognition.Engines;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Stages;
using Xunit;

namespace Symbl.Recognition.Tests.Speakers;

/// <summary>Submissions that leave the number of speakers or the meaning of the channels to the server.</summary>
public sealed class SpeakerDetectionTests : IDisposable
{
    private static readonly ProcessingOptions Auto = new() { DetectChannels = true };
    private static readonly ProcessingOptions Detect = new() { Diarize = true, DetectSpeakers = true };

    private readonly TestFolder _folder = new();
    private readonly FakeDiarizer _voices = new("own voices") { CountConfidence = 0.75 };
    private readonly FakeDiarizer _channels = new("own channels") { OnePersonPerChannel = true };
    private readonly FakeRecognizer _recognizer = new();

    public SpeakerDetectionTests() => Write(channels: 2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Detection_passes_the_limits_and_reports_the_confidence_of_the_count()
    {
        var result = await ProcessAsync(Detect with { MinimumSpeakers = 2, MaximumSpeakers = 6 });

        Assert.Equal(new SpeakerCount(null, 2, 6), _voices.Request!.Speakers);
        var report = result.Provenance.Separation!;
        Assert.Equal((null, 2, 0.75), (report.SpeakersAsked, report.SpeakersFound, report.SpeakerCountConfidence));
        Assert.Empty(_channels.Requests);
    }

    [Fact]
    public async Task Detection_without_limits_ends_at_the_maximum_of_the_engine()
    {
        await ProcessAsync(Detect);
        Assert.Equal(new SpeakerCount(null, 1, 8), _voices.Request!.Speakers);

        var limited = await ProcessAsync(Detect with { MinimumSpeakers = 9, MaximumSpeakers = 20 });
        Assert.Equal(new SpeakerCount(null, 8, 8), _voices.Request!.Speakers);
        Assert.Contains("At most 8 speakers can be distinguished.", limited.Provenance.Notes);
    }

    [Fact]
    public async Task A_stated_count_has_no_confidence_of_the_count()
    {
        _voices.CountConfidence = null;
        var report = (await ProcessAsync(new ProcessingOptions { Diarize = true, SpeakerCount = 2 })).Provenance.Separation!;

        Assert.Equal((2, null), (report.SpeakersAsked, report.SpeakerCountConfidence));
    }

    [Fact]
    public async Task Channels_with_one_person_each_become_the_speakers_with_their_names()
    {
        var result = await ProcessAsync(Auto with { Channels = [new ChannelSpeaker(2, "Maria", "maria@example.com")] });

        Assert.Equal([("Speaker 1", null), ("Maria", "maria@example.com")], result.Speakers.Select(speaker => (speaker.Name, speaker.Email)));
        Assert.Equal("own channels", result.Provenance.Speakers);
        Assert.Contains("Each channel has one person, so each channel is one speaker.", result.Provenance.Notes);
        Assert.True(_recognizer.SeparateChannels);
        // The decision and the turns come from one analysis of the channels.
        Assert.Single(_channels.Requests);
        Assert.Empty(_voices.Requests);
    }

    [Fact]
    public async Task Without_a_stated_number_nothing_was_asked()
    {
        Assert.Null((await ProcessAsync(Auto)).Provenance.Separation!.SpeakersAsked);
        Assert.Equal(2, (await ProcessAsync(Auto with { Diarize = true, SpeakerCount = 2 })).Provenance.Separation!.SpeakersAsked);
    }

    [Theory]
    [InlineData(1, null, false, "The recording has one channel, so speakers were distinguished by voice.")]
    [InlineData(2, false, false, "The channels do not have one person each, so speakers were distinguished by voice.")]
    [InlineData(2, null, false, "The channels do not have one person each, so speakers were distinguished by voice.")]
    [InlineData(2, null, true, "All channels carry the same audio, so speakers were distinguished by voice.")]
    public async Task Other_recordings_are_diarized_by_voice_with_the_reason(int channels, bool? onePersonEach, bool same, string note)
    {
        Write(channels);
        (_channels.OnePersonPerChannel, _channels.SameAudio) = (onePersonEach, same);
        var result = await ProcessAsync(Auto with { Channels = [new ChannelSpeaker(1, "Agent", null)] });

        Assert.Contains(note, result.Provenance.Notes);
        Assert.Contains(result.Provenance.Notes, text => text.Contains("the names for the channels do not apply", StringComparison.Ordinal));
        Assert.Equal("own voices", result.Provenance.Speakers);
        Assert.Equal(["Speaker 1", "Speaker 2"], result.Speakers.Select(speaker => speaker.Name));
        // Without a stated number, the number is detected.
        Assert.Null(_voices.Request!.Speakers.Exact);
        Assert.False(_recognizer.SeparateChannels);
    }

    [Fact]
    public async Task A_stated_count_holds_if_voices_decide()
    {
        _channels.OnePersonPerChannel = false;
        await ProcessAsync(Auto with { Diarize = true, SpeakerCount = 3 });
        Assert.Equal(3, _voices.Request!.Speakers.Exact);

        await ProcessAsync(Auto with { Diarize = true, DetectSpeakers = true, MaximumSpeakers = 4 });
        Assert.Equal(new SpeakerCount(null, 1, 4), _voices.Request!.Speakers);
    }

    [Theory]
    [InlineData(3, "The recording has 2 channels and more people, so speakers were distinguished by voice.")]
    [InlineData(1, "2 channels have speech, and the recording has fewer people, so speakers were distinguished by voice.")]
    public async Task A_count_that_contradicts_the_channels_decides_for_voices(int count, string note)
    {
        var result = await ProcessAsync(Auto with { Diarize = true, SpeakerCount = count });

        Assert.Contains(note, result.Provenance.Notes);
        Assert.Equal(count, _voices.Request!.Speakers.Exact);
    }

    [Fact]
    public async Task Channels_with_one_person_each_give_a_hint_if_no_method_was_stated()
    {
        var result = await ProcessAsync(new ProcessingOptions());

        Assert.Contains(ChannelChoice.Hint, result.Provenance.Notes);
        Assert.Single(result.Speakers);
    }

    [Theory]
    [InlineData(1, true, "")]
    [InlineData(2, false, "")]
    [InlineData(2, null, "")]
    [InlineData(2, true, "mix")]
    [InlineData(2, true, "separate")]
    [InlineData(2, true, "voices")]
    [InlineData(2, true, "auto")]
    public async Task Other_recordings_and_stated_methods_give_no_hint(int channels, bool? onePersonEach, string method)
    {
        Write(channels);
        _channels.OnePersonPerChannel = onePersonEach;
        var result = await ProcessAsync(method switch
        {
            "mix" => new ProcessingOptions { MixChannels = true },
            "separate" => new ProcessingOptions { SeparateChannels = true },
            "voices" => new ProcessingOptions { Diarize = true, SpeakerCount = 2 },
            "auto" => Auto,
            _ => new ProcessingOptions(),
        });

        Assert.DoesNotContain(ChannelChoice.Hint, result.Provenance.Notes);
    }

    [Fact]
    public async Task The_same_audio_on_all_channels_gives_no_hint()
    {
        TestAudio.WriteTwice(_folder["call.wav"], TestAudio.OnePerson());
        var result = await new RecordingProcessor(_folder.Work).ProcessAsync(
            new RecordingInput(_folder["call.wav"], "call.wav", null, new ProcessingOptions()), null, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(ChannelChoice.Hint, result.Provenance.Notes);
    }

    [Fact]
    public async Task A_transcript_with_speakers_needs_no_decision()
    {
        var transcript = new GivenTranscript(
            "call.vtt", true, [new GivenEntry("Hello.", "Ann", null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), [])]);
        var result = await ProcessAsync(Auto, transcript);

        Assert.Equal("Ann", Assert.Single(result.Speakers).Name);
        Assert.Equal(1, Assert.Single(result.Messages).Confidence);
        Assert.Empty(_channels.Requests);
    }

    [Fact]
    public async Task Messages_have_the_confidence_of_their_turns()
    {
        var result = await ProcessAsync(Detect);

        Assert.Equal([(1, 0.25), (2, 0.5)], result.Messages.Select(message => (message.Speaker, message.Confidence)));
    }

    private void Write(int channels) => TestAudio.WriteWave(_folder["call.wav"], 5, channels, new TestAudio.Voice(1, 2), new TestAudio.Voice(3, 4, 200));

    private Task<ProcessedRecording> ProcessAsync(ProcessingOptions options, GivenTranscript? transcript = null)
    {
        var settings = new RecordingProcessorSettings
        {
            Engines = RecognitionEngines.WithBuiltIn()
                .Add<IDiarizer>("own-voices", () => _voices)
                .Add<IDiarizer>("own-channels", () => _channels)
                .Add<IRecognizer>("own-words", () => _recognizer),
            Diarizer = "own-voices",
            ChannelDiarizer = "own-channels",
            Recognizers = ["own-words"],
        };
        return new RecordingProcessor(_folder.Work, settings).ProcessAsync(
            new RecordingInput(_folder["call.wav"], "call.wav", null, options) { Transcript = transcript }, null, TestContext.Current.CancellationToken);
    }

    private sealed class FakeDiarizer(string method) : IDiarizer
    {
        public List<DiarizationRequest> Requests { get; } = [];

        public DiarizationRequest? Request => Requests.Count > 0 ? Requests[^1] : null;

        public double? CountConfidence { get; set; }

        public bool? OnePersonPerChannel { get; set; }

        public bool SameAudio { get; set; }

        public int MaximumSpeakers => 8;

        public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel)
        {
            Requests.Add(request);
            return new Diarization(
                [
                    new SpeakerTurn(1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 0.25),
                    new SpeakerTurn(2, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), 0.5),
                ],
                new StageReport(method, []))
            {
                CountConfidence = CountConfidence,
                OnePersonPerChannel = OnePersonPerChannel,
                SameAudio = SameAudio,
                Channels = request.Channels,
            };
        }
    }

    private sealed class FakeRecognizer : IRecognizer
    {
        public bool SeparateChannels { get; private set; }

        public bool WordsMayOverlap => false;

        public Task<RecognizedWords?> RecognizeAsync(RecognitionRequest request, IProgress<double>? progress, CancellationToken cancel)
        {
            SeparateChannels = request.SeparateChannels;
            return Task.FromResult<RecognizedWords?>(null);
        }
    }
}
