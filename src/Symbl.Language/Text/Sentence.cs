using Symbl.Domain.Analysis;
using Symbl.Language.Time;

namespace Symbl.Language.Text;

/// <summary>A sentence of a message. Words and dates are found when they are first read.</summary>
/// <param name="conversation">The conversation.</param>
/// <param name="message">The message of the sentence.</param>
/// <param name="index">Index of the message in the conversation.</param>
/// <param name="start">Index of the first character in the message.</param>
/// <param name="text">The sentence without white space around it.</param>
internal sealed class Sentence(ConversationText conversation, AnalyzedMessage message, int index, int start, string text)
{
    private Token[]? _words;
    private IReadOnlyList<DateExpression>? _dates;

    /// <summary>The message of the sentence.</summary>
    public AnalyzedMessage Message { get; } = message;

    /// <summary>Index of the message in the conversation.</summary>
    public int Index { get; } = index;

    /// <summary>Index of the first character in the message.</summary>
    public int Start { get; } = start;

    /// <summary>The sentence without white space around it.</summary>
    public string Text { get; } = text;

    /// <summary>The words in order.</summary>
    public Token[] Words => _words ?? Interlocked.CompareExchange(ref _words, Token.Split(Text), null) ?? _words;

    /// <summary>The dates, times and durations in order. Relative ones count from the time of the message.</summary>
    public IReadOnlyList<DateExpression> Dates => _dates ?? Interlocked.CompareExchange(ref _dates, FindDates(), null) ?? _dates;

    /// <summary>The closing mark: <c>?</c>, <c>!</c>, <c>.</c> or an ellipsis; null for a sentence without one.</summary>
    public char? Mark
    {
        get
        {
            var last = Text.AsSpan().TrimEnd("\"'\u201D\u2019)]");
            return last.Length > 0 && last[^1] is '?' or '!' or '.' or '\u2026' ? last[^1] : null;
        }
    }

    /// <summary>Whether the sentence contains capitals. Only then does a capital identify a name.</summary>
    public bool HasCapitals { get; } = text.Any(char.IsUpper);

    /// <summary>Whether the sentence contains commas.</summary>
    public bool HasCommas { get; } = text.Contains(',');

    /// <summary>Tests whether a word begins with a capital.</summary>
    /// <param name="word">A word of the sentence.</param>
    public bool IsCapital(Token word) => char.IsUpper(Text[word.Start]);

    /// <summary>Gets the characters between a word and the next word, or the end of the sentence.</summary>
    /// <param name="word">Index of the word.</param>
    public ReadOnlySpan<char> After(int word) =>
        Text.AsSpan()[Words[word].End..(word + 1 < Words.Length ? Words[word + 1].Start : Text.Length)];

    private DateExpression[] FindDates() =>
    [
        .. TextWindows.Find(
            AsciiDigits.In(Text),
            window => DateExpressions.Find(window, conversation.SaidAt(Message), conversation.Input.Settings.TimezoneOffset, conversation.Input.Settings.LanguageCode),
            date => date.Start,
            (date, by) => date with { Start = date.Start + by }),
    ];
}
