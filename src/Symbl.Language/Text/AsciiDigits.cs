using System.Globalization;

namespace Symbl.Language.Text;

/// <summary>Converts digits of all scripts to ASCII digits.</summary>
internal static class AsciiDigits
{
    /// <summary>Converts the digits of a text, one character for one, so that indexes stay valid.</summary>
    /// <param name="text">The text.</param>
    public static string In(string text) => text.AsSpan().IndexOfAnyExceptInRange('\0', '\u065F') < 0
        ? text
        : string.Create(text.Length, text, static (converted, original) =>
        {
            for (var i = 0; i < converted.Length; i++)
            {
                var digit = original[i] > '9' ? CharUnicodeInfo.GetDecimalDigitValue(original[i]) : -1;
                converted[i] = digit < 0 ? original[i] : (char)('0' + digit);
            }
        });
}
