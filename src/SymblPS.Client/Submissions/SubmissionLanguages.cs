using System.Globalization;
using System.Text.RegularExpressions;

namespace SymblPS.Client.Submissions;

/// <summary>The languages of recordings.</summary>
public static class SubmissionLanguages
{
    private static readonly Regex Shape =
        new("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$", RegexOptions.CultureInvariant);

    private static readonly Lazy<(HashSet<string> Languages, HashSet<string> Regions)> Cultures = new(ReadCultures);

    // Source: the language table of the service's documentation. It states diarization for English and Spanish only.
    /// <summary>The documented languages, with their names.</summary>
    public static IReadOnlyList<(string Tag, string Name)> Documented { get; } =
    [
        ("en-US", "English (United States), with diarization"), ("en-GB", "English (United Kingdom), with diarization"),
        ("en-AU", "English (Australia), with diarization"), ("en-IE", "English (Ireland), with diarization"),
        ("en-IN", "English (India), with diarization"), ("en-ZA", "English (South Africa), with diarization"),
        ("es-US", "Spanish (United States), with diarization"), ("es-ES", "Spanish (Spain), with diarization"),
        ("ru-RU", "Russian"), ("fr-CA", "French (Canada)"), ("fr-FR", "French (France)"), ("de-DE", "German"), ("it-IT", "Italian"),
        ("nl-NL", "Dutch"), ("ja-JP", "Japanese"), ("ar-SA", "Arabic"), ("hi-IN", "Hindi"), ("pt-BR", "Portuguese (Brazil)"),
        ("pt-PT", "Portuguese (Portugal)"), ("fa-IR", "Persian"),
    ];

    /// <summary>The value with which the recognizer of the local server detects the language.</summary>
    public const string Detected = "auto";

    /// <summary>
    /// Returns the language that a transcript states, if the submission must state it. The service assumes English if it gets no language.
    /// </summary>
    /// <param name="transcript">Language of the transcript as a BCP-47 tag; <see langword="null"/> if it is not stated.</param>
    public static string? OfTranscript(string? transcript) =>
        transcript is not null && !transcript.StartsWith("en", StringComparison.OrdinalIgnoreCase) && IsKnown(transcript) ? transcript : null;

    /// <summary>
    /// Whether a text is the tag of a language: a documented one, or one that the runtime knows, because a deployment can support more.
    /// </summary>
    /// <param name="tag">The tag, such as <c>en-US</c>.</param>
    public static bool IsKnown(string tag)
    {
        if (string.Equals(tag, Detected, StringComparison.OrdinalIgnoreCase)) return true;
        if (Documented.Any(one => string.Equals(one.Tag, tag, StringComparison.OrdinalIgnoreCase))) return true;
        if (!Shape.IsMatch(tag)) return false;
        // Without data about cultures, the runtime knows none, and only the form can be checked.
        if (Cultures.Value.Languages.Count == 0) return true;
        var parts = tag.Split('-');
        var region = parts.Length > 1 && parts[^1].Length < 4 ? parts[^1] : null;
        return Cultures.Value.Languages.Contains(parts[0]) && (region is null || Cultures.Value.Regions.Contains(region));
    }

    private static (HashSet<string> Languages, HashSet<string> Regions) ReadCultures()
    {
        var (languages, regions) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var parts in CultureInfo.GetCultures(CultureTypes.AllCultures).Select(static culture => culture.Name.Split('-')))
        {
            if (parts[0].Length > 0) languages.Add(parts[0]);
            if (parts.Length > 1 && parts[^1].Length is 2 or 3) regions.Add(parts[^1]);
        }

        return (languages, regions);
    }
}
