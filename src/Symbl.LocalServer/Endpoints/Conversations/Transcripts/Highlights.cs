using Symbl.Domain.Conversations;
using Symbl.Language.Insights;

namespace Symbl.LocalServer.Endpoints.Conversations.Transcripts;

/// <summary>Finds the phrases to mark.</summary>
/// <param name="insights">The insights of the conversation, or null to mark no phrases of insights.</param>
/// <param name="all">Whether to mark phrases of messages as well.</param>
internal sealed class Highlights(ConversationInsights? insights, bool all)
{
    private readonly ILookup<long, string> _phrases = (insights?.All ?? [])
        .SelectMany(insight => insight.Messages, (insight, message) => (message.Id, insight.Phrases))
        .SelectMany(pair => pair.Phrases, (pair, phrase) => (pair.Id, Phrase: phrase))
        .ToLookup(pair => pair.Id, pair => TranscriptLine.OneLine(pair.Phrase));

    /// <summary>Finds the marked ranges of a text. They are in order and do not touch.</summary>
    /// <param name="message">The message.</param>
    /// <param name="text">The text as the transcript shows it.</param>
    public IReadOnlyList<(int Start, int End)> Of(MessageRow message, string text)
    {
        var phrases = _phrases[message.Id];
        if (all)
            phrases = phrases.Concat(message.Phrases.Select(phrase => TranscriptLine.OneLine(phrase.Text)));

        return Unite(phrases.Distinct(StringComparer.Ordinal)
            .Select(phrase => (Start: text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase), phrase.Length))
            .Where(place => place.Start >= 0)
            .Select(place => (place.Start, place.Start + place.Length)));
    }

    private static List<(int Start, int End)> Unite(IEnumerable<(int Start, int End)> places)
    {
        var united = new List<(int Start, int End)>();
        foreach (var place in places.Order())
        {
            if (united.Count > 0 && place.Start <= united[^1].End)
                united[^1] = (united[^1].Start, Math.Max(united[^1].End, place.End));
            else
                united.Add(place);
        }

        return united;
    }
}
