using System.Collections;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>Reads a hashtable of labels: names and texts, numbers and dates as the wire writes them.</summary>
internal static class LabelText
{
    /// <summary>The labels; names are as typed, values texts.</summary>
    public static Dictionary<string, string> Read(IDictionary labels) =>
        labels.Cast<DictionaryEntry>().ToDictionary(e => Unwrap.Text(e.Key), e => Unwrap.Text(e.Value), StringComparer.Ordinal);
}
