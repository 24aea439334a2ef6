using System.Text.RegularExpressions;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>Tells a date by which something is to be done from one of a thing: "by Friday", and not "the Friday report".</summary>
internal static partial class DueDate
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

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

    /// <summary>A word that is neither of the grammar nor a verb follows at once.</summary>
    [GeneratedRegex(
        @"^\s+(?!(?:and|or|but|so|if|then|to|for|with|at|on|in|by|from|because|when|as|is|was|after|before|between|around|via|once|unless"
        + @"|about|regarding|over|i|i'll|we|we'll|you|it|that|please|though|right|okay|ok|sharp|instead|latest|morning|afternoon|evening"
        + @"|first|let's|let|could|can|the|a|my|your|our)\b)\p{L}",
        Options)]
    private static partial Regex BelongsToNext();
}
