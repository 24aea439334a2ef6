namespace SymblPS;

/// <summary>A model of a speech engine: a model of the catalog, an installed model, or both.</summary>
public sealed class SymblModel
{
    /// <summary>Name of the model.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>
    /// Role of the model: <c>SpeechRecognition</c>, <c>VoiceActivity</c>, <c>SpeakerSegmentation</c>, <c>SpeakerEmbedding</c> or <c>Other</c>.
    /// </summary>
    public string Role { get; init; } = string.Empty;

    /// <summary>Length of the file in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Whether the model is installed.</summary>
    public bool Installed { get; init; }

    /// <summary>Whether the model is the default recognizer.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Measured speed as times real time on 2 cores, such as <c>14-18</c>; <see langword="null"/> if it was not measured.</summary>
    public string? Speed { get; init; }

    /// <summary>Languages and purpose in a few words.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>License of the weights, or <c>unknown</c>.</summary>
    public string License { get; init; } = string.Empty;

    /// <summary>SHA-256 of the file.</summary>
    public string Sha256 { get; init; } = string.Empty;

    /// <summary>Address or path that the model comes from.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>Path of the installed file; <see langword="null"/> if the model is not installed.</summary>
    public string? Path { get; init; }

    /// <summary>Time of the installation; <see langword="null"/> if the model is not installed.</summary>
    public DateTimeOffset? InstalledAt { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
