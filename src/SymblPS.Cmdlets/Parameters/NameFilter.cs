namespace SymblPS.Cmdlets.Parameters;

/// <summary>Names with wildcards, as a parameter takes them: lets through what matches any of them, and everything where none is given.</summary>
internal sealed class NameFilter
{
    private readonly WildcardPattern[]? _patterns;

    public NameFilter(string[]? names) => _patterns = names?.Select(n => WildcardPattern.Get(n, WildcardOptions.IgnoreCase)).ToArray();

    /// <summary>Whether there is anything to look at.</summary>
    public bool IsEmpty => _patterns is null;

    public bool Matches(string name) => _patterns is null || Array.Exists(_patterns, p => p.IsMatch(name));
}
