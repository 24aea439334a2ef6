using Symbl.Domain.Recordings;

namespace Symbl.LocalServer.Endpoints.Testing;

/// <summary>Generates the outcome of a recording. The same numbers give the same outcome.</summary>
internal static class SyntheticRecording
{
    /// <summary>With this number of words, a message needs about 440 bytes of JSON.</summary>
    public const int DefaultWordsPerMessage = 33;

    private static readonly TimeSpan WordLength = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    /// <summary>Generates a recording.</summary>
    /// <param name="messages">The number of messages.</param>
    /// <param name="speakers">The number of speakers. They speak in turn.</param>
    /// <param name="wordsPerMessage">The number of words of each message.</param>
    /// <param name="withWords">Whether the messages contain the times of their words.</param>
    /// <param name="variation">A seed: other values give other texts.</param>
    public static ProcessedRecording Create(int messages, int speakers, int wordsPerMessage, bool withWords, int variation)
    {
        var random = new Random(HashCode(messages, variation));
        var said = new List<ProcessedMessage>(messages);
        var turns = new List<ProcessedTurn>(messages);
        var at = TimeSpan.Zero;
        for (var i = 0; i < messages; i++)
        {
            var speaker = (i % speakers) + 1;
            var texts = SyntheticText.Words(random, wordsPerMessage);
            var start = at;
            var end = at + WordLength * wordsPerMessage;
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

    // The hash codes of the library differ between processes.
    private static int HashCode(int messages, int variation) => unchecked((messages * 397) ^ variation);
}
