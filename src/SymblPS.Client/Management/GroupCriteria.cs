namespace SymblPS.Client.Management;

/// <summary>
/// The limits of the service for the RSQL of a group: terms over <c>conversation.metadata.*</c> joined by <c>;</c> or <c>and</c>, at most
/// two different parameters, and no OR. The service checks the terms themselves.
/// </summary>
internal static class GroupCriteria
{
    private const int MostParameters = 2;
    private const string Needed = "conversation.metadata.";

    /// <summary>Checks criteria.</summary>
    /// <exception cref="ArgumentException">The criteria exceed a limit; the message names it.</exception>
    public static void Check(string criteria)
    {
        var terms = Terms(criteria);
        foreach (var term in terms)
        {
            if (!term.StartsWith(Needed, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"The term '{term}' of the criteria does not begin with a metadata label, such as {Needed}team==red.");
            }
        }

        var parameters = terms.Select(Parameter).Distinct(StringComparer.Ordinal).ToList();
        if (parameters.Count > MostParameters)
        {
            throw new ArgumentException(
                $"The criteria use {parameters.Count} different labels ({string.Join(", ", parameters)}); the maximum is {MostParameters}.");
        }
    }

    // The name before the comparison operator: == != =in= =like= < and others.
    private static string Parameter(string term)
    {
        var end = term.IndexOfAny(['=', '!', '<', '>', '~', ' ']);
        return end < 0 ? term : term.Substring(0, end);
    }

    private static List<string> Terms(string criteria)
    {
        var terms = new List<string>();
        var start = 0;
        var depth = 0;
        char? quote = null;
        for (var i = 0; i < criteria.Length; i++)
        {
            var c = criteria[i];
            if (quote is not null)
            {
                if (c == '\\') i++;
                else if (c == quote) quote = null;
                continue;
            }

            if (c is '"' or '\'') quote = c;
            else if (c == '(') depth++;
            else if (c == ')') depth--;
            // Inside the parentheses of =in=(a,b), a comma separates values.
            else if (depth == 0 && (c == ',' || IsWord(criteria, i, "or")))
                throw new ArgumentException("The criteria contain an OR (',' or 'or'), which the service does not support. Create a group for each part.");
            else if (depth == 0 && (c == ';' || IsWord(criteria, i, "and")))
            {
                terms.Add(criteria.Substring(start, i - start).Trim());
                start = i + (c == ';' ? 1 : "and".Length);
            }
        }

        if (quote is not null) throw new ArgumentException($"The criteria contain a text with an opening {quote} and no closing one.");
        if (depth != 0) throw new ArgumentException("The criteria contain unbalanced parentheses.");
        terms.Add(criteria.Substring(start).Trim());
        return terms.Exists(static term => term.Length == 0) ? throw new ArgumentException("The criteria contain an empty term.") : terms;
    }

    private static bool IsWord(string text, int at, string word) =>
        at > 0 && char.IsWhiteSpace(text[at - 1]) && string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
        && at + word.Length < text.Length && char.IsWhiteSpace(text[at + word.Length]);
}
