using System.Globalization;
using Symbl.LocalServer.Recognition;

namespace Symbl.LocalServer.Endpoints;

/// <summary>Makes up the outcome of a recording; the same numbers give the same outcome.</summary>
internal static class SyntheticRecording
{
    /// <summary>With this many words a message takes about 440 bytes of JSON.</summary>
    public const int DefaultWordsPerMessage = 26;

    private static readonly string[] Vocabulary =
    [
        "about", "account", "after", "agree", "before", "call", "change", "customer", "date", "email", "first", "have", "help", "invoice",
        "later", "line", "meeting", "month", "need", "number", "order", "please", "price", "question", "really", "right", "send", "service",
        "should", "something", "support", "team", "thanks", "that", "think", "tomorrow", "update", "want", "week", "with", "would", "year",
    ];

    private static readonly TimeSpan WordLength = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    public static ProcessedRecording Create(int messages, int speakers, int wordsPerMessage, bool withWords)
    {
        var random = new Random(messages);
        var said = new List<ProcessedMessage>(messages);
        var turns = new List<ProcessedTurn>(messages);
        var at = TimeSpan.Zero;
        for (var i = 0; i < messages; i++)
        {
            var speaker = (i % speakers) + 1;
            var texts = new string[wordsPerMessage];
            for (var word = 0; word < texts.Length; word++)
                texts[word] = Vocabulary[random.Next(Vocabulary.Length)];
            texts[0] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(texts[0]);
            texts[^1] += ".";
            var end = at + WordLength * wordsPerMessage;
            var start = at;
            ProcessedWord Word(string text, int index) => new(text, start + WordLength * index, start + WordLength * (index + 1), null);
            IReadOnlyList<ProcessedWord> words = withWords ? [.. texts.Select(Word)] : [];
            said.Add(new ProcessedMessage(speaker, at, end, string.Join(' ', texts), words, []));
            turns.Add(new ProcessedTurn(speaker, at, end));
            at = end + Pause;
        }

        return new ProcessedRecording(
            at,
            [.. Enumerable.Range(1, speakers).Select(number => new ProcessedSpeaker(number, $"Speaker {number}", null))],
            turns,
            said,
            new RecordingProvenance("made up for a test", "made up for a test", []));
    }
}
