using System.Collections.ObjectModel;

namespace SymblPS;

/// <summary>Labels that print as <c>name = text; name = text</c>.</summary>
public sealed class SymblLabels : ReadOnlyDictionary<string, string>
{
    private SymblLabels(IDictionary<string, string> values) : base(values) { }

    /// <summary>Names and texts; can be empty.</summary>
    public override string ToString() => string.Join("; ", this.Select(pair => $"{pair.Key} = {pair.Value}"));

    internal static SymblLabels Of(IReadOnlyDictionary<string, string> values) =>
        values as SymblLabels ?? new SymblLabels(values.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));
}
