using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Words;
using Symbl.Transcripts.Content;
using static System.FormattableString;

namespace Symbl.Recognition.Transcripts;

/// <summary>The words of a transcript that came with a recording, and its speakers if they count.</summary>
/// <param name="Words">The words in order of start, within the recording.</param>
/// <param name="Speakers">The speakers with their turns; null if they come from the audio.</param>
/// <param name="Spoken">The words with their speakers; null if they come from the audio.</param>
internal sealed record GivenWords(RecognizedWords Words, FoundSpeakers? Speakers, IReadOnlyList<SpokenWord>? Spoken)
{
    private const string SpeakersMethod = "given with the transcript";

    /// <summary>Reads a transcript.</summary>
    /// <param name="transcript">The transcript.</param>
    /// <param name="duration">Length of the recording.</param>
    /// <exception cref="RecordingException">The transcript does not fit the recording.</exception>
    public static GivenWords Of(GivenTranscript transcript, TimeSpan duration)
    {
        var entries = transcript.Entries;
        var notes = new List<string>(transcript.Notes);
        if (Late(transcript, duration) is { } late)
            notes.Add(late);
        TranscriptEntry[] read = [.. entries.Select(entry => new TranscriptEntry
        {
            Text = entry.Text,
            StartOffset = Offsets.Clamp(entry.Start, duration),
            EndOffset = entry.End is { } end ? Offsets.Clamp(end, duration) : null,
            Words = [.. entry.Words.Select(word => new TranscriptWord(word.Text, Offsets.Clamp(word.Start, duration), Offsets.Clamp(word.End, duration), word.Score))],
        })];
        var spans = TranscribedWords.Spans(read, duration);
        var phrase = 0;
        var byEntry = new IReadOnlyList<ProcessedWord>[read.Length];
        for (var i = 0; i < read.Length; i++)
            byEntry[i] = TranscribedWords.Of(read[i], spans[i].Start, Offsets.Clamp(spans[i].End, duration), ref phrase);
        if (read.Any(entry => entry.Words.Count == 0))
            notes.Add("The transcript has times of phrases, not of words. The times of single words are shares of the times of their phrases.");
        var words = new RecognizedWords(
            [.. byEntry.SelectMany(said => said).OrderBy(word => word.Start).ThenBy(word => word.End)],
            new StageReport($"words from the transcript {transcript.Source}", notes));
        return transcript.GivesSpeakers ? WithSpeakers(words, entries, spans, byEntry, duration) : new GivenWords(words, null, null);
    }

    private static GivenWords WithSpeakers(
        RecognizedWords words,
        IReadOnlyList<GivenEntry> entries,
        IReadOnlyList<(TimeSpan Start, TimeSpan End)> spans,
        IReadOnlyList<ProcessedWord>[] byEntry,
        TimeSpan duration)
    {
        var people = TranscriptPeople.Of([.. entries.Select(entry => new ImportedMessage(entry.Text, entry.Speaker, entry.Email, null, null))]);
        var order = Enumerable.Range(0, entries.Count).OrderBy(index => spans[index].Start).ThenBy(index => spans[index].End).ToArray();
        var turns = new List<ProcessedTurn>(order.Length);
        var spoken = new List<SpokenWord>();
        foreach (var index in order)
        {
            var (speaker, said) = (people.Numbers[index], byEntry[index]);
            var start = said.Count > 0 ? said.Min(word => word.Start) : spans[index].Start;
            var end = said.Count > 0 ? said.Max(word => word.End) : spans[index].End;
            end = Offsets.Clamp(end, duration);
            // An entry without a length has words and no turn. A turn without a word would become a message without text.
            var turn = end > start ? turns.Count : -1;
            spoken.AddRange(said.Select(word => new SpokenWord(word, speaker, turn) { SaidAt = word.Phrase is null ? word.Start : start }));
            if (turn >= 0)
                turns.Add(new ProcessedTurn(speaker, start, end));
        }

        var notes = people.WithoutSender > 0
            ? new[] { Invariant($"Entries of the transcript without a speaker were taken to come from one person: {people.WithoutSender}.") }
            : [];
        return new GivenWords(
            words,
            new FoundSpeakers(people.Speakers, turns, SpeakersMethod, notes, new DiarizationReport(null, people.Speakers.Count, null, [], [])),
            spoken);
    }

    // A transcript of another recording, or one with times of day, lies behind the end. A last word that is cut off does not.
    private static string? Late(GivenTranscript transcript, TimeSpan duration)
    {
        const int FewestToRefuse = 10;
        var late = transcript.Entries.Where(entry => entry.Start >= duration).ToList();
        if (late.Count == 0)
            return null;
        var all = transcript.Entries.Count;
        if (late.Count * FewestToRefuse > all)
        {
            throw new RecordingException(
                Invariant($"The transcript {transcript.Source} does not fit the recording: {late.Count} of {all} entries start after the end of the recording ({Shown(duration)}), ")
                + Invariant($"the first of them at {Shown(late[0].Start)}. The times of a transcript count from the start of the recording."));
        }

        return Invariant($"Entries of the transcript that start after the end of the recording were put at its end: {late.Count} of {all}.");
    }

    private static string Shown(TimeSpan time) => Invariant($"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
}
