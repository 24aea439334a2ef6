using System.Globalization;

namespace Symbl.Transcripts.Content;

/// <summary>Reads the digits of all scripts.</summary>
internal static class Digits
{
    /// <summary>Replaces decimal digits, full-width colons and Arabic decimal separators by their ASCII forms.</summary>
    public static string ToAscii(string text)
    {
        if (text.All(static c => c < 128)) return text;
        return string.Concat(text.Select(static c => c switch
        {
            '：' => ':',
            '٫' or '．' => '.',
            '，' => ',',
            _ when char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            _ => c,
        }));
    }
}
