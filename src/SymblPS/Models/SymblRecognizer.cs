namespace SymblPS;

/// <summary>The default recognizer of this user.</summary>
public sealed class SymblRecognizer
{
    /// <summary>
    /// Name of the model, address of the transcription service, path of the command file, or <c>none</c>; <see langword="null"/> if no default is set.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Kind: <c>Model</c>, <c>Service</c>, <c>Command</c>, <c>None</c>, or <c>NotSet</c>.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>
    /// Whether the model is installed, or the command file exists; <see langword="null"/> for other kinds.
    /// </summary>
    public bool? Installed { get; init; }

    /// <summary>Path of the settings file.</summary>
    public string SettingsPath { get; init; } = string.Empty;

    /// <summary>The name, or the kind.</summary>
    public override string ToString() => Name ?? Kind;
}
