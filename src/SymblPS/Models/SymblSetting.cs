namespace SymblPS;

/// <summary>One default of the account. Source: <c>GET /v1/manage/settings</c>, whose tree of values is told as one object for each value.</summary>
public sealed class SymblSetting
{
    /// <summary>Place in the tree as a JSON pointer, such as <c>/redaction/type</c>.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>
    /// The value: a text, a boolean, a number (<see cref="long"/> or <see cref="double"/>), a list that prints as its members, or
    /// <see langword="null"/>.
    /// </summary>
    public object? Value { get; init; }

    /// <summary>Path and value.</summary>
    public override string ToString() => $"{Path} = {Value}";
}
