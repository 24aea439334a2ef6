using System.Text.RegularExpressions;

namespace Symbl.Domain.Text;

/// <summary>Rules for language tags.</summary>
public static partial class Languages
{
    /// <summary>The tags of the documented languages.</summary>
    public static IReadOnlyList<string> Documented { get; } =
    [
        "en-US", "en-GB", "en-AU", "en-IE", "en-IN", "en-ZA", "es-US", "es-ES", "ru-RU", "fr-CA", "fr-FR", "de-DE", "it-IT", "nl-NL", "ja-JP",
        "ar-SA", "hi-IN", "pt-BR", "pt-PT", "fa-IR",
    ];

    /// <summary>Tests whether a text has the form of a language tag: a language, and perhaps a script and a region.</summary>
    /// <param name="languageCode">The text.</param>
    public static bool IsTag(string languageCode) => Tag().IsMatch(languageCode);

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    /// <summary>Tests whether a BCP-47 tag is a variant of English: <c>en</c>, <c>en-US</c>, <c>EN-gb</c>.</summary>
    /// <param name="languageCode">The language tag.</param>
    public static bool IsEnglish(string languageCode) =>
        languageCode.StartsWith("en", StringComparison.OrdinalIgnoreCase) && (languageCode.Length == 2 || languageCode[2] is '-' or '_');

    /// <summary>The tag of a submission whose language the recognizer detects. Only the local server knows it.</summary>
    public const string Detected = "auto";

    /// <summary>Tests whether the recognizer detects the language.</summary>
    /// <param name="languageCode">The language tag.</param>
    public static bool IsDetected(string languageCode) => string.Equals(languageCode, Detected, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the primary language of a tag in lower case, such as <c>de</c> for <c>de-DE</c>.</summary>
    /// <param name="languageCode">The language tag.</param>
    public static string Primary(string languageCode)
    {
        var end = languageCode.IndexOfAny(['-', '_']);
        return (end < 0 ? languageCode : languageCode[..end]).ToLowerInvariant();
    }
}
