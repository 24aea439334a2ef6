using Symbl.LocalServer.Analysis;
using Symbl.LocalServer.Recognition.Messages;
using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Endpoints.Transcripts;

/// <summary>Which phrases of a transcript are marked.</summary>
internal enum Highlight
{
    None,

    /// <summary>Those insights are made of: somebody is to do something.</summary>
    Insights,

    /// <summary>Those, and the phrases found in messages where the submission asked for them.</summary>
    All,
}

/// <summary>Finds the phrases to mark.</summary>
internal static class Highlights
{
    /// <summary>Where marked phrases lie in a text, in order and apart from each other.</summary>
    /// <param name="message">The message.</param>
    /// <param name="text">Its text as it is shown.</param>
    /// <param name="highlight">Which phrases.</param>
    public static IReadOnlyList<(int Start, int End)> Of(MessageRow message, string text, Highlight highlight)
    {
        if (highlight == Highlight.None)
            return [];
        var phrases = Languages.IsEnglish(message.Language) ? ActionPhrases.Find(text).Select(phrase => phrase.Text) : [];
        if (highlight == Highlight.All && message.PhrasesJson is { } json)
            phrases = phrases.Concat(StoredJson.Read(json, StoredJson.Default.IReadOnlyListProcessedPhrase).Select(phrase => phrase.Text));
        return Unite(phrases.Distinct(StringComparer.Ordinal)
            .Select(phrase => (Start: text.IndexOf(phrase, StringComparison.Ordinal), phrase.Length))
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
