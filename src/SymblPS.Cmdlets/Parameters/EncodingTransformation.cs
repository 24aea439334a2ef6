using System.Globalization;
using System.Text;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>
/// Accepts an encoding as PowerShell's own commands do: by a name of PowerShell (<c>utf8</c>, <c>unicode</c>, <c>ansi</c>, <c>oem</c>), by its
/// registered name (<c>shift_jis</c>), by its code page (<c>1252</c>), or as an <see cref="Encoding"/>.
/// </summary>
internal sealed class EncodingTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = Unwrap.Value(inputData);
        return value switch
        {
            Encoding or null => value,
            _ => Find(Unwrap.Text(value)) ?? throw new ArgumentTransformationMetadataException(
                $"'{Unwrap.Text(value)}' is not an encoding. Specify a name such as utf8, unicode, ansi or shift_jis, or a code page such as 1252."),
        };
    }

    private static Encoding? Find(string name) => name.ToUpperInvariant() switch
    {
        "ASCII" => Encoding.ASCII,
        "ANSI" => Of(CultureInfo.CurrentCulture.TextInfo.ANSICodePage) ?? Of(1252),
        "OEM" => Of(CultureInfo.CurrentCulture.TextInfo.OEMCodePage) ?? Of(437),
        "UNICODE" => Encoding.Unicode,
        "BIGENDIANUNICODE" => Encoding.BigEndianUnicode,
        "BIGENDIANUTF32" => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        "UTF8" or "UTF8BOM" or "UTF8NOBOM" => new UTF8Encoding(false),
        "UTF32" => Encoding.UTF32,
        _ => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Of(page) : Of(name),
    };

    // The runtime knows few encodings by itself. The other ones come from the provider of code pages.
    private static Encoding? Of(int page) => page is 0 or > 65535 ? null
        : CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Try(() => Encoding.GetEncoding(page));

    private static Encoding? Of(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Try(() => Encoding.GetEncoding(name));

    private static Encoding? Try(Func<Encoding> find)
    {
        try
        {
            return find();
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
