using Symbl.Domain.Text;
using Symbl.Transcripts.Content;

namespace Symbl.Recognition.Words;

/// <summary>The language of a recording as models name it.</summary>
internal static class ModelLanguage
{
    // Models take codes of two letters, and these.
    private static readonly string[] LongCodes = ["yue", "haw"];

    // The models know some languages by another code.
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["nb"] = "no", ["fil"] = "tl", ["jv"] = "jw", ["iw"] = "he", ["in"] = "id",
    };

    /// <summary>Gets the code of a language; null if the tag states no language, or one that models have no code for.</summary>
    /// <param name="tag">The BCP-47 tag of the submission.</param>
    public static string? CodeFor(string tag)
    {
        var primary = Languages.Primary(tag);
        var code = Codes.GetValueOrDefault(primary, primary);
        return (code.Length == 2 && code.All(char.IsAsciiLetter)) || LongCodes.Contains(code) ? code : null;
    }

    /// <summary>Gets the BCP-47 tag of the language of an answer; null if the answer does not state it.</summary>
    /// <param name="reported">The name or the code that the service states.</param>
    /// <param name="stated">The tag of the submission. It is the result if the service states the same language.</param>
    public static string? TagOf(string? reported, string stated)
    {
        var tag = LanguageTags.Read(reported);
        return tag is null || Languages.Primary(tag) is "und" or "mul" ? null : CodeFor(tag) is { } code && code == CodeFor(stated) ? stated : tag;
    }
}
