using System.Collections;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>Reads a hashtable of metadata. Values become text in the format of the wire.</summary>
internal static class LabelText
{
    /// <summary>The metadata; the case of names is kept.</summary>
    public static Dictionary<string, string> Read(IDictionary labels) =>
        labels.Cast<DictionaryEntry>().ToDictionary(e => Unwrap.Text(e.Key), e => Unwrap.Text(e.Value), StringComparer.Ordinal);
}
