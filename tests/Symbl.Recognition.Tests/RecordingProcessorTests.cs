using System.Text;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Engines;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Tests.Decoding;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Recognition.Tests;

public sealed class RecordingProcessorTests : IDisposable
{
    private static readonly TestAudio.Voice[] TwoOnTwoChannels =
        [new(0.5, 2, 110, Channel: 1), new(2.5, 4, 220, Channel: 0), new(4.5, 6, 110, Channel: 1)];

    private static readonly ProcessingOptions NamedChannels =
        new() { SeparateChannels = true, Channels = [new(1, "Agent", null), new(2, "Customer", null)] };

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Without_options_all_speech_has_one_speaker()
    {
        TestAudio.WriteWave(_folder["call.wav"], 7, 1, new(1, 3), new(4.5, 6));
        var result = await ProcessAsync("call.wav", new ProcessingOptions());

        Assert.Equal(TimeSpan.FromSeconds(7), result.Duration);
        Assert.Equal([new ProcessedSpeaker(1, "Speaker 1", null)], result.Speakers);
        Assert.Equal(2, result.Turns.Count);
        Assert.All(result.Turns, turn => Assert.Equal(1, turn.Speaker));
        Assert.InRange(result.Turns.Sum(turn => (turn.End - turn.Start).TotalSeconds), 3, 4.2);
    }

    [Fact]
    public async Task Without_words_each_turn_is_a_message_without_text_and_provenance_says_so()
    {
        TestAudio.WriteWave(_folder["call.wav"], 7, 1, new(1, 3), new(4.5, 6));
        var result = await ProcessAsync("call.wav", new ProcessingOptions());

        Assert.Equal(
            result.Turns.Select(turn => (turn.Speaker, turn.Start, turn.End, "")),
            result.Messages.Select(message => (message.Speaker, message.Start, message.End, message.Text)));
        Assert.StartsWith("none: no recognizer is installed", result.Provenance.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_come_from_labels_with_sentences_and_phrases()
    {
        WaveLabel[] labels = [new(1, 1, "Good morning."), new(2, 1.5, "I'll send you the form.")];
        TestAudio.WriteWave(_folder["call.wav"], 7, labels, new TestAudio.Voice(1, 3.5));
        var result = await ProcessAsync("call.wav", new ProcessingOptions { DetectPhrases = true });

        Assert.Equal(["Good morning.", "I'll send you the form."], result.Messages.Select(message => message.Text));
        Assert.Equal(["I'll send you the form"], result.Messages[1].Phrases.Select(phrase => phrase.Text));
        Assert.Equal(5, result.Messages[1].Words.Count);
        Assert.Equal("text labels in the recording (WAV cue and LIST adtl)", result.Provenance.Words);
    }

    [Fact]
    public async Task The_first_source_with_words_gives_all_of_them()
    {
        TestAudio.WriteWave(_folder["call.wav"], 4, [new WaveLabel(1, 1, "label")], new TestAudio.Voice(1, 3));
        var settings = new RecordingProcessorSettings
        {
            Engines = RecognitionEngines.WithBuiltIn()
                .Add<IRecognizer>("without words", () => new FixedWords(null))
                .Add<IRecognizer>("with a word", () => new FixedWords("spoken")),
            Recognizers = ["without words", "with a word", "wave-labels"],
        };
        var result = await ProcessAsync("call.wav", new ProcessingOptions(), settings);

        Assert.Equal("spoken", Assert.Single(result.Messages).Text);
        Assert.Equal("fixed words", result.Provenance.Words);
        Assert.Contains("A note on words.", result.Provenance.Notes);
    }

    [Fact]
    public async Task Silence_has_no_speakers_and_no_messages()
    {
        TestAudio.WriteWave(_folder["call.wav"], 5, 1);
        foreach (var options in (ProcessingOptions[])[new(), new() { Diarize = true, SpeakerCount = 2 }])
        {
            var result = await ProcessAsync("call.wav", options);

            Assert.Empty(result.Speakers);
            Assert.Empty(result.Turns);
            Assert.Empty(result.Messages);
            Assert.Equal(["No speech was found in the recording."], result.Provenance.Notes);
        }
    }

    [Fact]
    public async Task Words_over_silence_are_kept_with_one_speaker()
    {
        TestAudio.WriteWave(_folder["call.wav"], 5, [new WaveLabel(1, 1, "Is anybody there?")]);
        var result = await ProcessAsync("call.wav", new ProcessingOptions());

        Assert.Equal([new ProcessedSpeaker(1, "Speaker 1", null)], result.Speakers);
        Assert.Equal("Is anybody there?", Assert.Single(result.Messages).Text);
        Assert.Contains(result.Provenance.Notes, note => note.Contains("given to one speaker"));
    }

    [Fact]
    public async Task Two_voices_are_distinguished()
    {
        TestAudio.WriteWave(
            _folder["call.wav"], 24, 1,
            new(0.5, 4, 100), new(5, 8, 230), new(9, 12, 100), new(13, 16, 230), new(17, 20, 100), new(20.5, 23, 230));
        var result = await ProcessAsync("call.wav", new ProcessingOptions { Diarize = true, SpeakerCount = 2 });

        Assert.Equal([(1, "Speaker 1"), (2, "Speaker 2")], result.Speakers.Select(speaker => (speaker.Number, speaker.Name)));
        Assert.Equal(1, SpeakerAt(result, 2));
        Assert.Equal(2, SpeakerAt(result, 6.5));
        Assert.Equal(1, SpeakerAt(result, 10.5));
        Assert.Equal(2, SpeakerAt(result, 14.5));
    }

    [Fact]
    public async Task The_number_of_speakers_is_limited_with_a_note()
    {
        TestAudio.WriteWave(_folder["call.wav"], 5, 1, new TestAudio.Voice(1, 4));
        var result = await ProcessAsync("call.wav", new ProcessingOptions { Diarize = true, SpeakerCount = 500 });

        Assert.Contains("500 speakers were stated; at most 32 can be distinguished.", result.Provenance.Notes);
    }

    [Fact]
    public async Task Channels_have_a_speaker_each_in_order_of_first_speech_and_keep_their_number_as_name()
    {
        TestAudio.WriteWave(_folder["call.wav"], 7, 2, TwoOnTwoChannels);
        var result = await ProcessAsync("call.wav", new ProcessingOptions { SeparateChannels = true });

        Assert.Equal([new ProcessedSpeaker(1, "Speaker 2", null), new ProcessedSpeaker(2, "Speaker 1", null)], result.Speakers);
        Assert.Equal((1, 2, 1), (SpeakerAt(result, 1.2), SpeakerAt(result, 3.2), SpeakerAt(result, 5.2)));
    }

    [Fact]
    public async Task Channels_can_be_named()
    {
        TestAudio.WriteWave(_folder["call.wav"], 7, 2, TwoOnTwoChannels);
        var result = await ProcessAsync("call.wav", new ProcessingOptions
        {
            SeparateChannels = true,
            Channels = [new(1, "Customer", null), new(2, null, "agent@example.com"), new(3, "Nobody", null)],
        });

        Assert.Equal(
            [new ProcessedSpeaker(1, "Speaker 2", "agent@example.com"), new ProcessedSpeaker(2, "Customer", null)], result.Speakers);
        Assert.Contains("Speakers were given for channels the recording does not have (3); it has 2 channels.", result.Provenance.Notes);
    }

    [Fact]
    public async Task A_silent_channel_has_no_speaker()
    {
        TestAudio.WriteWave(_folder["call.wav"], 7, 2, new(1, 3, 110, Channel: 1), new(4, 6, 110, Channel: 1));
        var result = await ProcessAsync("call.wav", new ProcessingOptions { SeparateChannels = true });

        Assert.Equal([new ProcessedSpeaker(1, "Speaker 2", null)], result.Speakers);
    }

    [Fact]
    public async Task Identical_channels_with_one_voice_are_one_speaker_with_a_note()
    {
        TestAudio.WriteTwice(_folder["call.wav"], TestAudio.OnePerson());
        var result = await ProcessAsync("call.wav", NamedChannels);

        Assert.Equal([new ProcessedSpeaker(1, "Speaker 1", null)], result.Speakers);
        Assert.NotEmpty(result.Provenance.Notes);
    }

    [Fact]
    public async Task One_channel_is_one_speaker_with_a_note()
    {
        TestAudio.WriteWave(_folder["call.wav"], 5, 1, new TestAudio.Voice(1, 4));
        var unnamed = await ProcessAsync("call.wav", NamedChannels);
        var named = await ProcessAsync("call.wav", NamedChannels with { Channels = [new(1, "Ann", "ann@example.com")] });

        Assert.Equal([new ProcessedSpeaker(1, "Speaker 1", null)], unnamed.Speakers);
        Assert.Equal(
            [
                "Speakers were given for channels the recording does not have (2); it has 1 channel.",
                "One speaker per channel was asked for, but the recording has one channel: everything is given to one speaker.",
            ],
            unnamed.Provenance.Notes);
        Assert.Equal([new ProcessedSpeaker(1, "Ann", "ann@example.com")], named.Speakers);
    }

    [Fact]
    public async Task Diarization_wins_over_channels_with_a_note()
    {
        TestAudio.WriteWave(_folder["call.wav"], 7, 2, TwoOnTwoChannels);
        var result = await ProcessAsync("call.wav", NamedChannels with { Diarize = true, SpeakerCount = 1 });

        Assert.Equal([new ProcessedSpeaker(1, "Speaker 1", null)], result.Speakers);
        Assert.Contains(result.Provenance.Notes, note => note.Contains("does not apply with diarization"));
    }

    [Theory]
    [InlineData("", "call.wav: The file is not a recording: it is empty.")]
    [InlineData("This is a note.", "call.wav: The file is not a recording: it starts with text.")]
    [InlineData("ID3\u0004\0\0\0\0\0\0", "call.wav: MP3 needs ffmpeg on the PATH of the local server; install it or convert to WAV.")]
    public async Task A_recording_that_cannot_be_processed_is_named_with_the_reason(string content, string reason)
    {
        _folder.Write("call.wav", Encoding.Latin1.GetBytes(content));
        Assert.Equal(reason, await ReasonAsync("call.wav", new RecordingProcessorSettings { Decoding = new() { SearchPath = "" } }));
    }

    [Fact]
    public async Task Of_a_truncated_recording_the_audio_that_is_there_is_processed_with_a_note()
    {
        TestAudio.WriteWave(_folder["whole.wav"], 4, 1, new TestAudio.Voice(0.5, 3.5));
        _folder.Write("call.wav", File.ReadAllBytes(_folder["whole.wav"])[..48_044]);

        var result = await ProcessAsync("call.wav", new ProcessingOptions());
        Assert.Equal(TimeSpan.FromSeconds(3), result.Duration);
        Assert.NotEmpty(result.Turns);
        Assert.Contains(
            "The recording ends early: 16000 of 64000 bytes are missing. The audio that is there was processed.", result.Provenance.Notes);
    }

    [Fact]
    public async Task A_missing_recording_is_named_without_its_path()
    {
        var reason = await ReasonAsync("missing.wav");
        Assert.Equal("missing.wav: The stored recording could not be read.", reason);
    }

    [Fact]
    public async Task An_mp3_is_processed_like_the_wave_file_it_came_from()
    {
        TestAudio.WriteWave(_folder["call.wav"], 7, 1, new(1, 3), new(4.5, 6));
        Ffmpeg.Encode(_folder["call.wav"], _folder["call.mp3"]);
        var result = await ProcessAsync("call.mp3", new ProcessingOptions());

        Assert.Equal(7, result.Duration.TotalSeconds, 0.15);
        Assert.Equal(2, result.Turns.Count);
        Assert.Equal(1, result.Turns[0].Start.TotalSeconds, 0.25);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Work));
    }

    [Fact]
    public async Task Cancellation_ends_the_processing()
    {
        TestAudio.WriteWave(_folder["call.wav"], 7, 1, new TestAudio.Voice(1, 3));
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ProcessAsync("call.wav", new ProcessingOptions(), cancel: cancel.Token));
    }

    public void Dispose() => _folder.Dispose();

    private static int SpeakerAt(ProcessedRecording result, double seconds) =>
        Assert.Single(result.Turns, turn => turn.Start.TotalSeconds <= seconds && seconds < turn.End.TotalSeconds).Speaker;

    private async Task<string> ReasonAsync(string name, RecordingProcessorSettings? settings = null) =>
        (await Assert.ThrowsAsync<RecordingException>(() => ProcessAsync(name, new ProcessingOptions(), settings))).Message;

    private Task<ProcessedRecording> ProcessAsync(
        string name, ProcessingOptions options, RecordingProcessorSettings? settings = null, CancellationToken cancel = default) =>
        new RecordingProcessor(_folder.Work, (settings ?? new RecordingProcessorSettings()) with { VoicePrints = false })
            .ProcessAsync(new RecordingInput(_folder[name], name, "audio/wav", options), null, cancel);

    private sealed class FixedWords(string? word) : IRecognizer
    {
        public bool WordsMayOverlap => false;

        public Task<RecognizedWords?> RecognizeAsync(
            RecognitionRequest request, IProgress<double>? progress, CancellationToken cancel) => Task.FromResult(
            word is null
                ? null
                : new RecognizedWords(
                    [new ProcessedWord(word, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 0.9)],
                    new StageReport("fixed words", ["A note on words."])));
    }
}
