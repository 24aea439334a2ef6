namespace SymblPS;

/// <summary>
/// A registered voice, by which the local server names speakers of later recordings. The voice print itself stays on the server. Source:
/// <c>GET /local/voices</c> of the local server.
/// </summary>
public sealed class SymblVoice
{
    /// <summary>ID of the voice.</summary>
    public string VoiceId { get; init; } = string.Empty;

    /// <summary>Name of the person.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Statement of consent: who agreed, and when.</summary>
    public string Consent { get; init; } = string.Empty;

    /// <summary>Time of the registration.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Speech that the voice was measured from, without pauses and quiet parts.</summary>
    public TimeSpan? SpeechTime { get; init; }

    /// <summary><see cref="SpeechTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? SpeechTimeSeconds => SpeechTime?.TotalSeconds;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
