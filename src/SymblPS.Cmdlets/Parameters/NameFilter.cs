namespace SymblPS.Cmdlets.Parameters;

/// <summary>Filters names by the wildcard patterns of a parameter. Without patterns every name matches.</summary>
internal sealed class NameFilter
{
    private readonly WildcardPattern[]? _patterns;

    public NameFilter(string[]? names) => _patterns = names?.Select(n => WildcardPattern.Get(n, WildcardOptions.IgnoreCase)).ToArray();

    /// <summary>Whether there are no patterns.</summary>
    public bool IsEmpty => _patterns is null;

    public bool Matches(string name) => _patterns is null || Array.Exists(_patterns, p => p.IsMatch(name));
}
