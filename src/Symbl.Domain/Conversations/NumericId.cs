using System.Globalization;

namespace Symbl.Domain.Conversations;

/// <summary>The text form of the 16-digit ids of conversations, messages, bookmarks and account resources. Each id is below 2^53.</summary>
public static class NumericId
{
    /// <summary>Gets the text form of an id.</summary>
    /// <param name="id">The id.</param>
    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Parses an id. Accepts only the form that <see cref="Text"/> writes.</summary>
    /// <param name="text">The text form.</param>
    /// <param name="id">The id, if the text is valid.</param>
    public static bool TryParse(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && Text(id) == text;

    /// <summary>Parses an id that is known to be valid.</summary>
    /// <param name="text">The text form.</param>
    /// <exception cref="FormatException">The text is no id.</exception>
    public static long Parse(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
