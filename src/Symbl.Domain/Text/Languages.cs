namespace Symbl.Domain.Text;

/// <summary>What the rules of the server need to know of a language tag.</summary>
public static class Languages
{
    /// <summary>Whether a BCP-47 tag names a variant of English: <c>en</c>, <c>en-US</c>, <c>EN-gb</c>.</summary>
    public static bool IsEnglish(string languageCode) =>
        languageCode.StartsWith("en", StringComparison.OrdinalIgnoreCase) && (languageCode.Length == 2 || languageCode[2] is '-' or '_');
}
