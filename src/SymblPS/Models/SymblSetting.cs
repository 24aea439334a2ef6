namespace SymblPS;

/// <summary>One setting of the account. Source: <c>GET /v1/manage/settings</c>, with one object for each value of the tree.</summary>
public sealed class SymblSetting
{
    /// <summary>JSON pointer of the setting, such as <c>/redaction/type</c>.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>
    /// The value: a text, a boolean, a number (<see cref="long"/> or <see cref="double"/>), a list that prints its elements, or
    /// <see langword="null"/>.
    /// </summary>
    public object? Value { get; init; }

    /// <summary>Path and value.</summary>
    public override string ToString() => $"{Path} = {Value}";
}
