using System.Globalization;

namespace SymblPS;

/// <summary>Formats shares of a whole.</summary>
internal static class ShareText
{
    /// <summary>Returns a share such as <c>64 %</c>; empty for <see langword="null"/>.</summary>
    public static string Of(double? value) => value is { } share ? string.Format(CultureInfo.CurrentCulture, "{0:0} %", share * 100) : string.Empty;
}
