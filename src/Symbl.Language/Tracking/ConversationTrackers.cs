using Symbl.Domain.Analysis;
using Symbl.Domain.Text;
using Symbl.Language.Text;

namespace Symbl.Language.Tracking;

/// <summary>
/// Where the phrases of trackers were said: the same words in the same order without gaps, whatever their inflection. Of phrases of one
/// tracker that overlap the longest one that begins first counts.
/// </summary>
internal sealed class ConversationTrackers
{
    public ConversationTrackers(AnalysisInput input)
    {
        ConversationStart = input.StartTime;
        var trackers = input.Settings.Trackers;
        var phrases = Phrases(trackers, Languages.IsEnglish(input.Settings.LanguageCode) ? Inflections.Stem : word => word);
        var places = input.Messages.SelectMany(message => Find(phrases, message));
        // First mention first, of trackers and within them of phrases.
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

    /// <summary>When the conversation starts, UTC.</summary>
    public DateTimeOffset ConversationStart { get; }

    /// <summary>The trackers of which something was said, in order of first mention.</summary>
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

    private static IEnumerable<TrackerPlace> Find(PhraseTrie<Phrase> phrases, AnalysedMessage message)
    {
        if (phrases.IsEmpty)
            return [];
        var words = WordSpan.Split(message.Text);
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
        var excluded = found.FindAll(place => place.Value.IsExcluded);
        var next = 0;
        foreach (var place in found.Where(place => !place.Value.IsExcluded)
            .OrderBy(place => place.First).ThenByDescending(place => place.Count))
        {
            var end = place.First + place.Count;
            if (place.First < next || excluded.Exists(other => other.First <= place.First && other.First + other.Count >= end))
                continue;
            next = end;
            yield return place;
        }
    }

    private sealed record Phrase(int Tracker, string Text, bool IsExcluded);
}

/// <summary>A tracker of which something was said.</summary>
/// <param name="Definition">The tracker.</param>
/// <param name="Matches">Its phrases that were said, in order of first mention.</param>
internal sealed record DetectedTracker(TrackerDefinition Definition, IReadOnlyList<TrackerMatch> Matches);

/// <summary>A phrase that was said.</summary>
/// <param name="Phrase">As the tracker has it.</param>
/// <param name="Places">Where, in order of time.</param>
internal sealed record TrackerMatch(string Phrase, IReadOnlyList<TrackerPlace> Places);

/// <summary>A place where a phrase was said.</summary>
/// <param name="Tracker">Index of the tracker.</param>
/// <param name="Phrase">As the tracker has it.</param>
/// <param name="Message">The message.</param>
/// <param name="Start">Index of the first character in the message.</param>
/// <param name="Length">Characters.</param>
internal sealed record TrackerPlace(int Tracker, string Phrase, AnalysedMessage Message, int Start, int Length);
