using System.Text.RegularExpressions;

namespace Symbl.Transcripts.Content;

/// <summary>Reads the languages that recognizers state: tags, codes with an underscore, and English names.</summary>
public static class LanguageTags
{
    // The names that Whisper and its servers use.
    private const string Names =
        "english=en chinese=zh german=de spanish=es russian=ru korean=ko french=fr japanese=ja portuguese=pt turkish=tr polish=pl catalan=ca dutch=nl arabic=ar swedish=sv "
        + "italian=it indonesian=id hindi=hi finnish=fi vietnamese=vi hebrew=he ukrainian=uk greek=el malay=ms czech=cs romanian=ro danish=da hungarian=hu tamil=ta norwegian=no "
        + "thai=th urdu=ur croatian=hr bulgarian=bg lithuanian=lt latin=la maori=mi malayalam=ml welsh=cy slovak=sk telugu=te persian=fa latvian=lv bengali=bn serbian=sr "
        + "azerbaijani=az slovenian=sl kannada=kn estonian=et macedonian=mk breton=br basque=eu icelandic=is armenian=hy nepali=ne mongolian=mn bosnian=bs kazakh=kk albanian=sq "
        + "swahili=sw galician=gl marathi=mr punjabi=pa sinhala=si khmer=km shona=sn yoruba=yo somali=so afrikaans=af occitan=oc georgian=ka belarusian=be tajik=tg sindhi=sd "
        + "gujarati=gu amharic=am yiddish=yi lao=lo uzbek=uz faroese=fo pashto=ps turkmen=tk nynorsk=nn maltese=mt sanskrit=sa luxembourgish=lb myanmar=my tibetan=bo tagalog=tl "
        + "malagasy=mg assamese=as tatar=tt hawaiian=haw lingala=ln hausa=ha bashkir=ba javanese=jv sundanese=su cantonese=yue burmese=my valencian=ca flemish=nl mandarin=zh "
        + "castilian=es moldovan=ro farsi=fa";

    private static readonly Dictionary<string, string> ByName = Names.Split(' ').Select(static pair => pair.Split('='))
        .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase);

    private static readonly Regex Tag = new("^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant);

    /// <summary>Returns the BCP-47 tag; <see langword="null"/> for a text that is neither a tag nor the name of a language.</summary>
    /// <param name="text">A tag, such as <c>en</c> or <c>en_us</c>, or a name, such as <c>english</c>.</param>
    public static string? Read(string? text)
    {
        if (text?.Trim() is not { Length: > 0 } stated) return null;
        if (ByName.TryGetValue(stated, out var code)) return code;
        if (!Tag.IsMatch(stated)) return null;
        var parts = stated.Split('-', '_');
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = i == 0 ? parts[i].ToLowerInvariant()
                : parts[i].Length == 2 ? parts[i].ToUpperInvariant()
                : parts[i].Length == 4 && char.IsLetter(parts[i][0]) ? char.ToUpperInvariant(parts[i][0]) + parts[i][1..].ToLowerInvariant()
                : parts[i].ToLowerInvariant();
        }

        // Whisper writes the code of Javanese that ISO withdrew.
        if (parts[0] == "jw") parts[0] = "jv";
        return string.Join('-', parts);
    }
}
