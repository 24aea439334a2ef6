using System.Globalization;
using System.Text;
using Symbl.Domain.Text;
using Symbl.Recognition.Workers;
using Whisper.net;

namespace Symbl.Recognition.Whisper;

/// <summary>
/// Joins the tokens of a segment to words. A token is a sequence of bytes and can hold a part of a character, so the bytes are joined before
/// they are read as text. A word begins with a space; in scripts without spaces, each character is a word.
/// </summary>
internal static class TokenWords
{
    private const double TokenSeconds = 0.01;

    /// <summary>Converts a segment.</summary>
    /// <param name="segment">The segment, with times from the start of the piece.</param>
    /// <param name="vocabulary">The bytes of each token; tokens beyond it are marks.</param>
    /// <param name="start">Start of the piece in seconds.</param>
    /// <param name="end">End of the piece in seconds.</param>
    public static WorkerSegment Segment(SegmentData segment, IReadOnlyList<byte[]> vocabulary, double start, double end)
    {
        WhisperToken[] said = [.. segment.Tokens.Where(token => token.Id >= 0 && token.Id < vocabulary.Count)];
        var logarithm = said.Length == 0 ? 0 : said.Average(token => Math.Log(Math.Max(token.Probability, 1e-9)));
        // Whisper fills a piece up to 30 seconds. A segment without a mark of its end lasts to the end of the filled piece.
        var last = said.Length == 0 ? 0 : said.Max(token => token.End) * TokenSeconds;
        var scale = TokenSeconds * (last > end - start ? (end - start) / last : 1);
        return new WorkerSegment(
            Finite(segment.NoSpeechProbability), logarithm, [.. Words(said, vocabulary).Select(word => Place(word, start, end, scale))]);
    }

    private static IEnumerable<TokenWord> Words(WhisperToken[] tokens, IReadOnlyList<byte[]> vocabulary)
    {
        TokenWord? word = null;
        foreach (var token in tokens)
        {
            var bytes = vocabulary[token.Id];
            if (word is not null && word.IsWhole && (bytes is [(byte)' ', ..] || word.IsBeforeCharacter(bytes)))
            {
                if (word.Text.Length > 0)
                    yield return word;
                word = null;
            }

            word ??= new TokenWord();
            word.Add(token, bytes);
        }

        if (word is { Text.Length: > 0 })
            yield return word;
    }

    private static WorkerWord Place(TokenWord word, double start, double end, double scale)
    {
        var from = Math.Clamp(start + (word.Start * scale), start, end);
        return new WorkerWord(word.Text, from, Math.Clamp(start + (word.End * scale), from, end), word.Probability);
    }

    private static double Finite(float value) => float.IsFinite(value) ? value : 0;

    private sealed class TokenWord
    {
        private readonly List<byte> _bytes = [];
        private double _probability;
        private int _tokens;

        public long Start { get; private set; } = long.MaxValue;

        public long End { get; private set; }

        public double Probability => Math.Round(Math.Clamp(_probability / _tokens, 0, 1), 4);

        public string Text => Encoding.UTF8.GetString([.. _bytes]).Trim();

        /// <summary>Whether the bytes end with a whole character.</summary>
        public bool IsWhole => _bytes.Count == 0 || Rune.DecodeLastFromUtf8([.. _bytes], out _, out _) == System.Buffers.OperationStatus.Done;

        /// <summary>Tests whether this word and the next token are characters of a script without spaces.</summary>
        public bool IsBeforeCharacter(byte[] next) =>
            Rune.DecodeLastFromUtf8([.. _bytes], out var last, out _) == System.Buffers.OperationStatus.Done && ScriptsWithoutSpaces.Contain(last)
            && (next is [>= 0x80, ..] && !(Rune.DecodeFromUtf8(next, out var first, out _) == System.Buffers.OperationStatus.Done
                && (Rune.IsPunctuation(first) || Rune.GetUnicodeCategory(first) is UnicodeCategory.NonSpacingMark)));

        public void Add(WhisperToken token, byte[] bytes)
        {
            _bytes.AddRange(bytes);
            _probability += float.IsFinite(token.Probability) ? token.Probability : 0;
            _tokens++;
            Start = Math.Min(Start, token.Start);
            End = Math.Max(End, token.End);
        }
    }
}
