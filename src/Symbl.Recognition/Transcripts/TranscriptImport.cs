using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;
using Symbl.Domain.Text;
using Symbl.Recognition.Messages;
using static System.FormattableString;

namespace Symbl.Recognition.Transcripts;

/// <summary>
/// Processes a text submission into speakers, turns, and messages with words. Each submitted message becomes one message.
/// </summary>
public static class TranscriptImport
{
    private const string Words = "given as text";
    private const string Speakers = "given with the messages";

    /// <summary>Processes a text.</summary>
    /// <param name="messages">The messages in order, at least one.</param>
    /// <param name="startTime">Start of the conversation, if the submission states it.</param>
    /// <param name="options">The language, and whether to mark actionable phrases.</param>
    /// <param name="notes">Notes of the client about the text.</param>
    public static ProcessedRecording Process(
        IReadOnlyList<ImportedMessage> messages, DateTimeOffset? startTime, ProcessingOptions options, IReadOnlyList<string> notes)
    {
        var findPhrases = options.DetectPhrases && Languages.IsEnglish(options.LanguageCode);
        var layout = TranscriptLayout.Of(messages, startTime);
        var people = TranscriptPeople.Of(messages);
        var processed = new ProcessedMessage[messages.Count];
        for (var i = 0; i < processed.Length; i++)
        {
            var ((start, end), text) = (layout.Spans[i], messages[i].Text);
            processed[i] = new ProcessedMessage(
                people.Numbers[i], start, end, text, Spread(WordSplitter.Text(text), start, end), findPhrases ? ActionPhrases.Find(text) : []);
        }

        // One channel after the other is a common order of transcripts. The order of time is that of a conversation; at equal times the order of
        // the submission stays.
        processed = [.. processed.OrderBy(message => message.Start)];
        return new ProcessedRecording(
            layout.Spans.Max(span => span.End),
            people.Speakers,
            [.. processed.Select(message => new ProcessedTurn(message.Speaker, message.Start, message.End))],
            processed,
            new RecordingProvenance(Words, Speakers, [.. notes, .. Notes(layout, people)]))
        {
            StartTime = layout.StartTime,
        };
    }

    private static ProcessedWord[] Spread(string[] words, TimeSpan start, TimeSpan end)
    {
        TimeSpan At(int word) => start + new TimeSpan((long)((Int128)(end - start).Ticks * word / words.Length));
        return [.. words.Select((word, index) => new ProcessedWord(word, At(index), At(index + 1), null))];
    }

    private static IEnumerable<string> Notes(TranscriptLayout layout, TranscriptPeople people)
    {
        var all = layout.Spans.Count;
        if (layout.WithoutStart > 0)
        {
            yield return Invariant($"{Count(layout.WithoutStart, all)} given without a time: laid out one after another by their number of words, ")
                + Invariant($"at {TranscriptLayout.WordsPerMinute} words a minute, faster where the times around them leave less room.");
        }
        else if (layout.WithoutEnd > 0)
        {
            yield return Invariant($"{Count(layout.WithoutEnd, all)} given without an end: taken to last as long as the words take ")
                + Invariant($"at {TranscriptLayout.WordsPerMinute} words a minute, at most until the next message.");
        }

        yield return "The times of single words are spread evenly over their message.";
        if (people.WithoutSender > 0)
            yield return Invariant($"{Count(people.WithoutSender, all)} given without a sender: taken to come from one person.");
    }

    private static string Count(int some, int all) =>
        some == all ? "All messages were" : some == 1 ? Invariant($"1 of {all} messages was") : Invariant($"{some} of {all} messages were");
}
