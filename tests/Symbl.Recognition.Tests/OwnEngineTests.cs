using Symbl.Domain.Recordings;
using Symbl.Recognition.Engines;
using Symbl.Recognition.Stages;
using Xunit;

namespace Symbl.Recognition.Tests;

/// <summary>An application registers its own engine for each stage.</summary>
public sealed class OwnEngineTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Spy _spy = new();

    public OwnEngineTests() => TestAudio.WriteWave(_folder["call.wav"], 4, 2, new TestAudio.Voice(1, 2), new TestAudio.Voice(2, 3, 200, 1));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_engines_that_the_settings_name_make_the_whole_result()
    {
        var result = await ProcessAsync(Diarized);

        Assert.Equal("spoken by own engines", Assert.Single(result.Messages).Text);
        Assert.Equal([(1, 0.25), (2, 0.5)], result.Turns.Select(turn => (turn.Speaker, turn.Confidence)));
        Assert.Equal(("own words", "own voices"), (result.Provenance.Words, result.Provenance.Speakers));
        Assert.Equal(["note of voices", "note of words", "note of assigner"], result.Provenance.Notes);
        Assert.Equal([new UncertainSpan(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2))], result.Provenance.Separation!.UncertainSpans);
        Assert.Equal(["recognizer", "voices", "assigner", "messages"], _spy.Calls);
    }

    [Fact]
    public async Task A_recognizer_receives_language_vocabulary_and_mode()
    {
        await ProcessAsync(Diarized with { LanguageCode = "de-DE", CustomVocabulary = ["Maplewick", "Daniel"], Mode = "phone" });

        var request = _spy.Recognition!;
        Assert.Equal(("de-DE", "phone"), (request.LanguageCode, request.Mode));
        Assert.Equal(["Maplewick", "Daniel"], request.Vocabulary);
        Assert.Equal((2, TimeSpan.FromSeconds(4)), (request.Audio.Channels, request.Audio.Duration));
        using var audio = request.Audio.OpenAudio();
        Assert.Equal(2, audio.Channels);
    }

    [Fact]
    public async Task A_diarizer_receives_the_exact_count_up_to_its_own_maximum()
    {
        await ProcessAsync(Diarized with { SpeakerCount = 2 });
        Assert.Equal(2, _spy.Diarization!.Speakers.Exact);

        var result = await ProcessAsync(Diarized with { SpeakerCount = 9 });
        Assert.Equal(3, _spy.Diarization!.Speakers.Exact);
        Assert.Contains(result.Provenance.Notes, note => note.StartsWith("9 speakers were stated; at most 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_diarizer_receives_the_channels_and_names_its_speakers_by_channel()
    {
        var result = await ProcessAsync(new ProcessingOptions
        {
            SeparateChannels = true,
            Channels = [new ChannelSpeaker(1, "Agent", null), new ChannelSpeaker(2, "Maria", "maria@example.com")],
        });

        Assert.Equal([1, 2], _spy.Diarization!.Channels);
        Assert.Equal(2, _spy.Diarization.Speakers.Maximum);
        Assert.Null(_spy.Diarization.Speakers.Exact);
        // The engine found speaker 1 on channel 2.
        Assert.Equal([("Maria", "maria@example.com"), ("Agent", null)], result.Speakers.Select(speaker => (speaker.Name, speaker.Email)));
        Assert.Equal("own channels", result.Provenance.Speakers);
    }

    [Fact]
    public async Task A_voice_activity_engine_finds_the_speech_of_one_speaker()
    {
        var result = await ProcessAsync(new ProcessingOptions());

        Assert.Equal((1, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3.5)), Assert.Single(result.Turns) switch { var turn => (turn.Speaker, turn.Start, turn.End) });
        Assert.Equal("own activity", result.Provenance.Speakers);
        Assert.Contains("activity", _spy.Calls);
        Assert.DoesNotContain("voices", _spy.Calls);
    }

    [Fact]
    public async Task Progress_names_each_stage_in_order_with_its_finished_part()
    {
        var progress = new Recorder();

        await Processor().ProcessAsync(Input(Diarized), progress, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                (RecordingStage.Decoding, 0), (RecordingStage.Recognition, 0), (RecordingStage.Recognition, 0.5), (RecordingStage.Recognition, 1),
                (RecordingStage.Diarization, 0), (RecordingStage.Diarization, 0.25), (RecordingStage.Assignment, 0),
                (RecordingStage.Messages, 0), (RecordingStage.Messages, 1),
            ],
            progress.Reports.Select(report => (report.Stage, report.Fraction)));
    }

    [Theory]
    [InlineData("recognizer")]
    [InlineData("activity")]
    [InlineData("voices")]
    [InlineData("channels")]
    [InlineData("assigner")]
    [InlineData("messages")]
    public async Task A_stage_receives_the_cancellation(string stage)
    {
        using var cancel = new CancellationTokenSource();
        _spy.At = name =>
        {
            if (name == stage)
                cancel.Cancel();
        };
        var options = stage switch
        {
            "activity" => new ProcessingOptions(),
            "channels" => new ProcessingOptions { SeparateChannels = true },
            _ => Diarized,
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Processor().ProcessAsync(Input(options), null, cancel.Token));

        Assert.Equal(stage, _spy.Calls[^1]);
    }

    [Fact]
    public void An_unknown_engine_is_an_error_that_lists_the_known_ones()
    {
        var refused = Assert.Throws<ArgumentException>(
            () => new RecordingProcessor(_folder.Work, Settings() with { Diarizer = "pyannote" }));

        Assert.Contains("IDiarizer has no engine 'pyannote'. Its engines are: acoustic, channel-activity, own-channels, own-voices.", refused.Message);
    }

    [Fact]
    public void An_engine_of_a_known_name_replaces_the_one_before()
    {
        var engines = RecognitionEngines.WithBuiltIn().Add<IRecognizer>("wave-labels", () => new OwnRecognizer(_spy));

        Assert.IsType<OwnRecognizer>(engines.Create<IRecognizer>("wave-labels"));
        Assert.Equal(["wave-labels"], engines.Names<IRecognizer>());
    }

    private static ProcessingOptions Diarized => new() { Diarize = true, SpeakerCount = 2 };

    private Task<ProcessedRecording> ProcessAsync(ProcessingOptions options) =>
        Processor().ProcessAsync(Input(options), null, TestContext.Current.CancellationToken);

    private RecordingInput Input(ProcessingOptions options) => new(_folder["call.wav"], "call.wav", null, options);

    private RecordingProcessor Processor() => new(_folder.Work, Settings());

    private RecordingProcessorSettings Settings() => new()
    {
        Engines = RecognitionEngines.WithBuiltIn()
            .Add<IVoiceActivity>("own-activity", () => new OwnActivity(_spy))
            .Add<IDiarizer>("own-voices", () => new OwnDiarizer(_spy, "voices"))
            .Add<IDiarizer>("own-channels", () => new OwnDiarizer(_spy, "channels"))
            .Add<IRecognizer>("own-words", () => new OwnRecognizer(_spy))
            .Add<IWordAssigner>("own-assigner", () => new OwnAssigner(_spy))
            .Add<IMessageBuilder>("own-messages", () => new OwnMessages(_spy)),
        VoiceActivity = "own-activity",
        Diarizer = "own-voices",
        ChannelDiarizer = "own-channels",
        Recognizers = ["own-words"],
        WordAssigner = "own-assigner",
        MessageBuilder = "own-messages",
    };

    private sealed class Spy
    {
        public List<string> Calls { get; } = [];

        public Action<string>? At { get; set; }

        public RecognitionRequest? Recognition { get; set; }

        public DiarizationRequest? Diarization { get; set; }

        public void Called(string stage, CancellationToken cancel)
        {
            Calls.Add(stage);
            At?.Invoke(stage);
            cancel.ThrowIfCancellationRequested();
        }
    }

    private sealed class Recorder : IProgress<RecordingProgress>
    {
        public List<RecordingProgress> Reports { get; } = [];

        public void Report(RecordingProgress value) => Reports.Add(value);
    }

    private sealed class OwnActivity(Spy spy) : IVoiceActivity
    {
        public VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel)
        {
            spy.Called("activity", cancel);
            return new VoiceActivity([(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3.5))], new StageReport("own activity", []));
        }
    }

    private sealed class OwnDiarizer(Spy spy, string name) : IDiarizer
    {
        public int MaximumSpeakers => 3;

        public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel)
        {
            spy.Diarization = request;
            spy.Called(name, cancel);
            progress?.Report(0.25);
            return new Diarization(
                [
                    new SpeakerTurn(1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.5), 0.25),
                    new SpeakerTurn(2, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3.5), 0.5),
                ],
                new StageReport("own " + name, ["note of " + name]))
            {
                UncertainOverlap = [(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2))],
                Channels = request.Channels.Count > 0 ? [2, 1] : [],
            };
        }
    }

    private sealed class OwnRecognizer(Spy spy) : IRecognizer
    {
        public bool WordsMayOverlap => false;

        public Task<RecognizedWords?> RecognizeAsync(RecognitionRequest request, IProgress<double>? progress, CancellationToken cancel)
        {
            spy.Recognition = request;
            spy.Called("recognizer", cancel);
            progress?.Report(0.5);
            progress?.Report(1);
            ProcessedWord[] words =
            [
                new("spoken", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 0.9),
                new("twice", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), null),
            ];
            return Task.FromResult<RecognizedWords?>(new(words, new StageReport("own words", ["note of words"])));
        }
    }

    private sealed class OwnAssigner(Spy spy) : IWordAssigner
    {
        public AssignedWords Assign(
            IReadOnlyList<ProcessedWord> words, IReadOnlyList<ProcessedTurn> turns, bool turnsByVoice, CancellationToken cancel)
        {
            spy.Called("assigner", cancel);
            return new AssignedWords([.. words.Select(word => new SpokenWord(word, 1, 0))], ["note of assigner"]);
        }
    }

    private sealed class OwnMessages(Spy spy) : IMessageBuilder
    {
        public IReadOnlyList<ProcessedMessage> Build(
            IReadOnlyList<SpokenWord> words, IReadOnlyList<ProcessedTurn> turns, ProcessingOptions options, CancellationToken cancel)
        {
            spy.Called("messages", cancel);
            return
            [
                new ProcessedMessage(
                    1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), "spoken by own engines", [.. words.Select(spoken => spoken.Word)], []),
            ];
        }
    }
}
