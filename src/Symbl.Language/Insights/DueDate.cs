using System.Text.RegularExpressions;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>Distinguishes due dates ("by Friday") from dates that describe a thing ("the Friday report").</summary>
internal static partial class DueDate
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Tests whether a date is a due date.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="date">A date of the sentence.</param>
    public static bool IsOne(string text, DateExpression date)
    {
        if (date.Kind == DateExpressionKind.Duration || date.End < text.Length && text[date.End] is '\'' or '\u2019' or '-')
            return false;
        var before = text.AsSpan(0, date.Start);
        if (Given().IsMatch(before))
            return true;
        return !OfAThing().IsMatch(before) && !BelongsToNext().IsMatch(text.AsSpan(date.End));
    }

    [GeneratedRegex(@"\b(?:from|since|of|about|versus|vs|than|(?:the|our|your|my|their|a|an|that|these|those|last))\s+$", Options)]
    private static partial Regex OfAThing();

    [GeneratedRegex(@"\b(?:by|before|until|till|on|at|in|within|for|around)\s+(?:the\s+|about\s+|around\s+)?$", Options)]
    private static partial Regex Given();

    /// <summary>A content word follows immediately.</summary>
    [GeneratedRegex(
        @"^\s+(?!(?:and|or|but|so|if|then|to|for|with|at|on|in|by|from|because|when|as|is|was|after|before|between|around|via|once|unless"
        + @"|about|regarding|over|i|i'll|we|we'll|you|it|that|please|though|right|okay|ok|sharp|instead|latest|morning|afternoon|evening"
        + @"|first|let's|let|could|can|the|a|my|your|our)\b)\p{L}",
        Options)]
    private static partial Regex BelongsToNext();
}
