using System.Collections;

namespace SymblPS.Cmdlets.Completion;

/// <summary>Completes the common encodings of text files.</summary>
public sealed class EncodingCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
    [
        ("utf8", "UTF-8"), ("unicode", "UTF-16, little endian"), ("bigendianunicode", "UTF-16, big endian"), ("utf32", "UTF-32"), ("ascii", "ASCII"),
        ("ansi", "The ANSI code page of the current culture"), ("oem", "The OEM code page of the current culture"), ("1252", "Windows, Western European"),
        ("1250", "Windows, Central European"), ("1251", "Windows, Cyrillic"), ("iso-8859-1", "ISO Latin 1"), ("shift_jis", "Japanese"), ("gb18030", "Chinese, simplified"),
        ("big5", "Chinese, traditional"), ("euc-kr", "Korean"),
    ];
}
