using System.Text.Json.Serialization;
using SymblPS.Client.Json;

namespace SymblPS.Client.Provenance;

/// <summary>Provenance that the local server reports for a conversation or one submission.</summary>
internal sealed class WireProvenance
{
    public string? JobId { get; set; }

    public string? Words { get; set; }

    public string? Speakers { get; set; }

    public string? Insights { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? SpeakersAsked { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? SpeakersFound { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? SpeakerCountConfidence { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Confidence { get; set; }

    [JsonConverter(typeof(LenientList<WireSpeakerConfidence>))]
    public List<WireSpeakerConfidence>? SpeakerConfidence { get; set; }

    [JsonConverter(typeof(LenientList<WireSpan>))]
    public List<WireSpan>? UncertainSpans { get; set; }

    [JsonConverter(typeof(LenientTexts))]
    public List<string>? Notes { get; set; }

    [JsonConverter(typeof(LenientList<WireProvenance>))]
    public List<WireProvenance>? Submissions { get; set; }

    public WireRecognition? Recognition { get; set; }
}

/// <summary>The engine that recognized the words of a submission.</summary>
internal sealed class WireRecognition
{
    public string? Engine { get; set; }

    public string? Version { get; set; }

    public string? Model { get; set; }

    public string? Sha256 { get; set; }

    public string? Language { get; set; }

    public bool LanguageDetected { get; set; }

    public string? Settings { get; set; }
}

/// <summary>Confidence of the local server in the segments of one member.</summary>
internal sealed class WireSpeakerConfidence
{
    public string? MemberId { get; set; }

    public string? Name { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Confidence { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Seconds { get; set; }

    public WireVoiceDecision? Voice { get; set; }

    public WireVoiceDecision? KnownVoice { get; set; }
}

/// <summary>Whether a speaker is a member that existed before, or a registered person.</summary>
internal sealed class WireVoiceDecision
{
    public bool Matched { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? Probability { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A segment of a conversation, in seconds from its start.</summary>
internal sealed class WireSpan
{
    [JsonConverter(typeof(LenientNumber))]
    public double? Start { get; set; }

    [JsonConverter(typeof(LenientNumber))]
    public double? End { get; set; }
}
