namespace Symbl.Domain.Text;

/// <summary>Rules for language tags.</summary>
public static class Languages
{
    /// <summary>Tests whether a BCP-47 tag is a variant of English: <c>en</c>, <c>en-US</c>, <c>EN-gb</c>.</summary>
    /// <param name="languageCode">The language tag.</param>
    public static bool IsEnglish(string languageCode) =>
        languageCode.StartsWith("en", StringComparison.OrdinalIgnoreCase) && (languageCode.Length == 2 || languageCode[2] is '-' or '_');
}
