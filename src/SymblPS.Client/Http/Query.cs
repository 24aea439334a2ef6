using System.Globalization;
using System.Text;
using SymblPS.Client.Json;

namespace SymblPS.Client.Http;

/// <summary>
/// Builds the query of a request, with lower-case booleans and culture-invariant numbers. It omits parameters without a value.
/// </summary>
internal sealed class Query
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a text, unless it is null or empty.</summary>
    public Query Add(string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return this;
        _text.Append(_text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    /// <summary>Adds a boolean, unless it is null.</summary>
    public Query Add(string name, bool? value) => Add(name, value is { } set ? (set ? "true" : "false") : null);

    /// <summary>Adds a whole number, unless it is null.</summary>
    public Query Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a number, unless it is null.</summary>
    public Query Add(string name, double? value) => Add(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds a time as UTC with milliseconds, unless it is null.</summary>
    public Query Add(string name, DateTimeOffset? value) => Add(name, value is { } time ? WireTime.Format(time) : null);

    /// <summary>The query with its question mark; empty when nothing was added.</summary>
    public override string ToString() => _text.ToString();
}
