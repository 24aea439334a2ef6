using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Tracking;

/// <summary>
/// The matches of trackers: the words of a phrase in the same order without gaps, in any inflection. If phrases of one tracker overlap, the
/// first one counts, and of phrases that start at the same word the longest one.
/// </summary>
public sealed class ConversationTrackers
{
    internal ConversationTrackers(ConversationText conversation, IReadOnlyList<TrackerDefinition> trackers)
    {
        ConversationStart = conversation.Input.StartTime;
        var phrases = Phrases(trackers, conversation.IsEnglish ? Inflections.Stem : word => word);
        var places = conversation.Input.Messages.SelectMany(message => Find(phrases, conversation, message));
        // Trackers are in order of first mention, and so are the phrases of each tracker.
        Trackers =
        [
            .. places.GroupBy(place => place.Tracker).Select(group => new DetectedTracker(
                trackers[group.Key],
                [
                    .. group.GroupBy(place => place.Phrase, StringComparer.Ordinal)
                        .Select(phrase => new TrackerMatch(phrase.Key, [.. phrase])),
                ])),
        ];
    }

    internal ConversationTrackers(DateTimeOffset start, IReadOnlyList<DetectedTracker> trackers)
    {
        ConversationStart = start;
        Trackers = trackers;
    }

    /// <summary>Start time of the conversation in UTC.</summary>
    public DateTimeOffset ConversationStart { get; }

    /// <summary>The trackers with matches, in order of first mention.</summary>
    public IReadOnlyList<DetectedTracker> Trackers { get; }

    private static PhraseTrie<Phrase> Phrases(IReadOnlyList<TrackerDefinition> trackers, Func<string, string> form)
    {
        var trie = new PhraseTrie<Phrase>(form);
        for (var i = 0; i < trackers.Count; i++)
        {
            foreach (var phrase in trackers[i].Vocabulary)
                trie.Add(phrase, new Phrase(i, phrase, IsExcluded: false));
            foreach (var phrase in trackers[i].ExcludeVocabulary ?? [])
                trie.Add(phrase, new Phrase(i, phrase, IsExcluded: true));
        }

        return trie;
    }

    private static IEnumerable<TrackerPlace> Find(
        PhraseTrie<Phrase> phrases, ConversationText conversation, AnalyzedMessage message)
    {
        if (phrases.IsEmpty)
            return [];
        var words = conversation.Words(message);
        var found = phrases.Find(message.Text, words).ToList();
        return found.Count == 0
            ? []
            : found.GroupBy(place => place.Value.Tracker)
                .SelectMany(ofTracker => Chosen([.. ofTracker]))
                .OrderBy(place => place.First)
                .Select(place =>
                {
                    var start = words[place.First].Start;
                    var length = words[place.First + place.Count - 1].End - start;
                    return new TrackerPlace(place.Value.Tracker, place.Value.Text, message, start, length);
                });
    }

    private static IEnumerable<(int First, int Count, Phrase Value)> Chosen(List<(int First, int Count, Phrase Value)> found)
    {
        var next = 0;
        var excludedTo = 0;
        // Excluded phrases come first, so that each one is known before the phrases that start inside it.
        foreach (var place in found
            .OrderBy(place => place.First).ThenBy(place => !place.Value.IsExcluded).ThenByDescending(place => place.Count))
        {
            var end = place.First + place.Count;
            if (place.Value.IsExcluded)
            {
                excludedTo = Math.Max(excludedTo, end);
                continue;
            }

            if (place.First < next || end <= excludedTo)
                continue;
            next = end;
            yield return place;
        }
    }

    private sealed record Phrase(int Tracker, string Text, bool IsExcluded);
}

/// <summary>A tracker with matches.</summary>
/// <param name="Definition">The tracker.</param>
/// <param name="Matches">The phrases that were found, in order of first mention.</param>
public sealed record DetectedTracker(TrackerDefinition Definition, IReadOnlyList<TrackerMatch> Matches);

/// <summary>A phrase of a tracker that was found.</summary>
/// <param name="Phrase">The phrase, as the tracker defines it.</param>
/// <param name="Places">The matches in order of time.</param>
public sealed record TrackerMatch(string Phrase, IReadOnlyList<TrackerPlace> Places);

/// <summary>A match of a phrase.</summary>
/// <param name="Tracker">Index of the tracker.</param>
/// <param name="Phrase">The phrase, as the tracker defines it.</param>
/// <param name="Message">The message.</param>
/// <param name="Start">Index of the first character in the message.</param>
/// <param name="Length">Number of characters.</param>
public sealed record TrackerPlace(int Tracker, string Phrase, AnalyzedMessage Message, int Start, int Length);
