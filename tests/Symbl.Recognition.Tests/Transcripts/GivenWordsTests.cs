using Symbl.Domain.Recordings;
using Xunit;

namespace Symbl.Recognition.Tests.Transcripts;

/// <summary>Recordings that come with their transcript.</summary>
public sealed class GivenWordsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public GivenWordsTests() => TestAudio.WriteWave(_folder["call.wav"], 7, 1, new TestAudio.Voice(1, 3), new TestAudio.Voice(4.5, 6, 220));

    [Fact]
    public async Task The_words_stay_at_their_times_and_the_speakers_are_those_of_the_transcript()
    {
        var result = await ProcessAsync(true, Entry("Good morning.", "Ann", 1, 1.9, ("Good", 1, 1.4), ("morning.", 1.5, 1.9)), Entry("Hi Ann.", "Bob", 4.5, 5.5, ("Hi", 4.6, 4.8), ("Ann.", 4.9, 5.5)));

        Assert.Equal(["Ann", "Bob"], result.Speakers.Select(speaker => speaker.Name));
        Assert.Equal([(1, "Good morning."), (2, "Hi Ann.")], result.Messages.Select(message => (message.Speaker, message.Text)));
        Assert.Equal([1, 1.5, 4.6, 4.9], result.Messages.SelectMany(message => message.Words).Select(word => word.Start.TotalSeconds));
        Assert.Equal([(1, 1, 1.9), (2, 4.6, 5.5)], result.Turns.Select(turn => (turn.Speaker, turn.Start.TotalSeconds, turn.End.TotalSeconds)));
        Assert.Equal("words from the transcript call.json (Whisper JSON)", result.Provenance.Words);
        Assert.Equal("given with the transcript", result.Provenance.Speakers);
        Assert.Null(result.Provenance.Separation);
        Assert.Equal(TimeSpan.FromSeconds(7), result.Duration);
    }

    [Fact]
    public async Task People_who_speak_at_once_keep_their_own_words()
    {
        var result = await ProcessAsync(true, Entry("one two three.", "Ann", 1, 4), Entry("Right.", "Bob", 2, 2.5));
        Assert.Equal([(1, "one two three."), (2, "Right.")], result.Messages.Select(message => (message.Speaker, message.Text)));
        Assert.Contains(result.Provenance.Notes, note => note.Contains("times of phrases"));
    }

    [Fact]
    public async Task The_speakers_come_from_the_audio_if_the_transcript_does_not_give_them()
    {
        var result = await ProcessAsync(false, Entry("Good morning.", "Ann", 1, 2, ("Good", 1, 1.5), ("morning.", 1.5, 2)), Entry("Hi.", "Bob", 5, 5.5, ("Hi.", 5, 5.5)));
        Assert.Equal(["Speaker 1"], result.Speakers.Select(speaker => speaker.Name));
        Assert.Equal(["Good morning.", "Hi."], result.Messages.Select(message => message.Text).Where(text => text.Length > 0));
        Assert.StartsWith("words from the transcript", result.Provenance.Words);
    }

    [Fact]
    public async Task The_transcript_takes_precedence_over_labels_in_the_recording()
    {
        TestAudio.WriteWave(_folder["call.wav"], 7, [new Symbl.Speech.Audio.WaveLabel(1, 1, "Label.")], new TestAudio.Voice(1, 3));
        var result = await ProcessAsync(true, Entry("Given.", "Ann", 1, 2));
        Assert.Equal("Given.", Assert.Single(result.Messages).Text);
    }

    [Fact]
    public async Task A_transcript_that_lies_behind_the_end_does_not_fit()
    {
        var error = await Assert.ThrowsAsync<RecordingException>(() => ProcessAsync(true, Entry("One.", "Ann", 3600, 3601), Entry("Two.", "Bob", 3602, 3603)));
        Assert.Contains(
            "The transcript call.json (Whisper JSON) does not fit the recording: 2 of 2 entries start after the end of the recording (0:00:07), the first of them at 1:00:00.", error.Message);
    }

    [Fact]
    public async Task A_last_entry_behind_the_end_stays_with_a_note()
    {
        var entries = Enumerable.Range(0, 12).Select(index => Entry($"Word{index}.", "Ann", index / 2.0, (index + 1) / 2.0)).Append(Entry("Late.", "Ann", 8, 9)).ToArray();
        var result = await ProcessAsync(true, entries);
        Assert.Equal("Late.", result.Messages[^1].Text);
        Assert.All(result.Messages, message => Assert.True(message.End <= result.Duration));
        Assert.Contains("Entries of the transcript that start after the end of the recording were put at its end: 1 of 13.", result.Provenance.Notes);
    }

    public void Dispose() => _folder.Dispose();

    private static GivenEntry Entry(string text, string? speaker, double start, double end, params (string Text, double Start, double End)[] words) => new(
        text, speaker, null, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end),
        [.. words.Select(word => new ProcessedWord(word.Text, TimeSpan.FromSeconds(word.Start), TimeSpan.FromSeconds(word.End), 0.9))]);

    private Task<ProcessedRecording> ProcessAsync(bool givesSpeakers, params GivenEntry[] entries) => new RecordingProcessor(_folder.Work).ProcessAsync(
        new RecordingInput(_folder["call.wav"], "call.wav", null, new ProcessingOptions()) { Transcript = new GivenTranscript("call.json (Whisper JSON)", givesSpeakers, entries) },
        null,
        TestContext.Current.CancellationToken);
}
