using System.Text.RegularExpressions;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>Distinguishes due dates ("by Friday") from dates that describe a thing ("the Friday report").</summary>
internal static partial class DueDate
{
    /// <summary>Number of characters of the words next to a date.</summary>
    private const int Reach = 60;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Tests whether a date that is not refused is a due date.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="date">A date of the sentence.</param>
    public static bool IsOne(string text, DateExpression date)
    {
        if (date.Kind == DateExpressionKind.Duration || date.End < text.Length && text[date.End] is '\'' or '\u2019' or '-')
            return false;
        var before = Before(text, date.Start);
        if (Bound().IsMatch(before) || Given().IsMatch(before))
            return true;
        return !OfAThing().IsMatch(before) && !BelongsToNext().IsMatch(text.AsSpan(date.End));
    }

    /// <summary>Gets the dates that are not refused: in "not today or tomorrow but on Friday", only Friday.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="dates">The dates of the sentence in order.</param>
    public static IReadOnlyList<DateExpression> Valid(string text, IReadOnlyList<DateExpression> dates)
    {
        if (dates.Count == 0)
            return dates;
        var valid = new List<DateExpression>(dates.Count);
        DateExpression? refused = null;
        foreach (var date in dates)
        {
            var before = Before(text, date.Start);
            var isRefused = !Bound().IsMatch(before)
                && (Refused().IsMatch(before)
                    || refused is not null && date.Start - refused.End <= Reach && Further().IsMatch(text.AsSpan(refused.End, date.Start - refused.End)));
            refused = isRefused ? date : null;
            if (isRefused)
                continue;
            // "Thursday, no wait, Friday": the last one counts.
            if (valid.Count > 0 && date.Start - valid[^1].End is > 0 and <= Reach
                && Corrected().IsMatch(text.AsSpan(valid[^1].End, date.Start - valid[^1].End)))
                valid.RemoveAt(valid.Count - 1);
            valid.Add(date);
        }

        return valid;
    }

    // A rule reads only the words next to the date, so that the time of a long sentence is linear.
    private static ReadOnlySpan<char> Before(string text, int at) => text.AsSpan(Math.Max(0, at - Reach), Math.Min(at, Reach));

    [GeneratedRegex(@"\b(?:from|since|of|about|versus|vs|than|(?:the|our|your|my|their|a|an|(?<!\b(?:make|scratch|not)\s+)that|these|those|last))\s+$", Options)]
    private static partial Regex OfAThing();

    [GeneratedRegex(@"\b(?:by|before|until|till|on|at|in|within|for|around)\s+(?:the\s+|about\s+|around\s+)?$", Options)]
    private static partial Regex Given();

    /// <summary>"No later than", "not until": the date counts although a negation precedes it.</summary>
    [GeneratedRegex(
        @"\b(?:(?:no|not|never|n't|nor)(?:\s+(?:any|much|a\s+day|a\s+minute))?\s+(?:later|after)(?:\s+than)?|not\s+(?:until|till)"
        + @"|latest|at\s+the\s+latest|deadline\s+(?:of|is))(?:\s+(?:by|on|at|the|end\s+of|this|next))*\s+$",
        Options)]
    private static partial Regex Bound();

    /// <summary>"Not tomorrow", "not by Friday", "rather than on Monday".</summary>
    [GeneratedRegex(
        @"(?:\b(?:not|never|nor|neither|rather\s+than|instead\s+of|except|excluding|no\s+(?:sooner|earlier)\s+than|anything\s+but)|n't"
        + @"|\b(?:not|n't)\s+(?:earlier|sooner)\s+than|\bbut\s+not)"
        + @"(?:[\s,]+(?:yet|again|really|necessarily|exactly|already|even|on|by|at|in|for|before|around|within|during|late|later|early|the|this"
        + @"|um|uh|er|erm))*[\s,]+$",
        Options)]
    private static partial Regex Refused();

    /// <summary>The words between a refused date and a further one.</summary>
    [GeneratedRegex(@"^\s*(?:,\s*)?(?:or|nor|and|,)\s+(?:(?:on|by|at|in|for|before|the)\s+)*$", Options)]
    private static partial Regex Further();

    /// <summary>The words between a date and the one that corrects it.</summary>
    [GeneratedRegex(
        @"^[\s,.;\u2013\u2014\u2026-]*(?:(?:or|oh|well|uh|um|er|and)\b[\s,.\u2026-]*){0,3}"
        + @"(?:(?:no|nope|wait|sorry|pardon|excuse me|actually|rather|instead|i mean|i meant|i should say|let['\u2019]s say|better|better yet|make that|make it"
        + @"|scratch that|strike that|correction|hold on|hang on|my mistake|my bad|i misspoke|not that|that['\u2019]s wrong|it['\u2019]s)\b[\s,.\u2013\u2014\u2026-]*){1,5}"
        + @"(?:(?:on|by|at|in|for|before|until|the|to|uh|um|it['\u2019]ll be|it will be|it['\u2019]s)\s+){0,3}$",
        Options)]
    private static partial Regex Corrected();

    /// <summary>Tests whether words only correct a date that follows them: "No, sorry, on".</summary>
    /// <param name="before">The words before the date.</param>
    public static bool IsCorrection(ReadOnlySpan<char> before) => before.Length <= Reach && Corrected().IsMatch(before);

    /// <summary>A date with a year after a preposition is due even if it has passed.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="date">A date of the sentence.</param>
    public static bool IsExplicit(string text, DateExpression date) =>
        date.Kind == DateExpressionKind.Date && Year().IsMatch(text.AsSpan(date.Start, date.Length)) && Given().IsMatch(Before(text, date.Start));

    [GeneratedRegex(@"\b(?:19|20)\d\d\b", Options)]
    private static partial Regex Year();

    /// <summary>A content word follows immediately.</summary>
    [GeneratedRegex(
        @"^\s{1,4}(?!(?:and|or|but|so|if|then|to|for|with|at|on|in|by|from|because|when|as|is|was|after|before|between|around|via|once|unless"
        + @"|about|regarding|over|i|i'll|we|we'll|you|it|that|please|though|right|okay|ok|sharp|instead|latest|morning|afternoon|evening"
        + @"|first|let's|let|could|can|the|a|my|your|our)\b)\p{L}",
        Options)]
    private static partial Regex BelongsToNext();
}
