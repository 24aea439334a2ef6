using System.Text.Json.Serialization;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>JSON of conversations, members and analytics.</summary>
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(ConversationsResponse))]
[JsonSerializable(typeof(ConversationUpdateResponse))]
[JsonSerializable(typeof(MembersResponse))]
[JsonSerializable(typeof(AnalyticsResponse))]
internal sealed partial class ConversationJson : JsonSerializerContext
{
    public static ConversationJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>A conversation. Only this server sends <c>provenance</c>, <c>languageCode</c> and <c>features</c>, and the last two for one conversation only.</summary>
internal sealed record ConversationResponse(
    string Id,
    string Type,
    string Name,
    string StartTime,
    string EndTime,
    IReadOnlyList<MemberResponse> Members,
    IReadOnlyDictionary<string, string> Metadata,
    ProvenanceResponse Provenance,
    string? LanguageCode = null,
    FeaturesResponse? Features = null);

/// <summary>The features that work for the languages of a conversation.</summary>
/// <param name="Languages">The languages of the messages, most frequent first.</param>
/// <param name="Available">Features that work.</param>
/// <param name="NotAvailable">Features that do not work.</param>
/// <param name="Limited">Features that work with limits, which <paramref name="Notes"/> states.</param>
/// <param name="Notes">Limits, in full sentences.</param>
internal sealed record FeaturesResponse(
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Available,
    IReadOnlyList<string> NotAvailable,
    IReadOnlyList<string> Limited,
    IReadOnlyList<string> Notes);

/// <summary>A page of conversations.</summary>
internal sealed record ConversationsResponse(IReadOnlyList<ConversationResponse> Conversations);

/// <summary>The metadata after an update.</summary>
internal sealed record ConversationUpdateResponse(string Id, IReadOnlyDictionary<string, string> Metadata);

/// <summary>The methods that produced the content of a conversation or of one submission.</summary>
/// <param name="JobId">The job of the submission. Absent for a conversation.</param>
/// <param name="Words">The source of the words.</param>
/// <param name="Speakers">The method that distinguished the speakers.</param>
/// <param name="Insights">The method that finds insights.</param>
/// <param name="SpeakersAsked">
/// The requested number of speakers. For a conversation, the sum of its submissions, in which a member of several submissions counts once. Absent if no
/// submission gave a number.
/// </param>
/// <param name="SpeakersFound">
/// The number of speakers found, counted in the same way. Absent if the content itself names the speakers.
/// </param>
/// <param name="Confidence">The confidence of the speakers, from 0 to 1, weighted by time. Absent without diarization.</param>
/// <param name="SpeakerConfidence">The confidence of each member.</param>
/// <param name="UncertainSpans">Segments with uncertain overlap, in seconds from the start of the conversation.</param>
/// <param name="Notes">Notes for the reader, in full sentences.</param>
/// <param name="Submissions">The provenance of each submission. Only for a conversation.</param>
internal sealed record ProvenanceResponse(
    string? JobId,
    string Words,
    string Speakers,
    string Insights,
    int? SpeakersAsked,
    int? SpeakersFound,
    double? Confidence,
    IReadOnlyList<SpeakerConfidenceResponse> SpeakerConfidence,
    IReadOnlyList<SpanResponse> UncertainSpans,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ProvenanceResponse>? Submissions)
{
    /// <summary>
    /// The probability that the detected number of speakers is right. For a conversation, the lowest one of its submissions. Absent if no number
    /// was detected.
    /// </summary>
    public double? SpeakerCountConfidence { get; init; }

    /// <summary>The engine that recognized the words of a submission.</summary>
    public RecognitionResponse? Recognition { get; init; }
}

/// <summary>The engine that recognized words.</summary>
internal sealed record RecognitionResponse(
    string Engine, string? Version, string? Model, string? Sha256, string? Language, bool LanguageDetected, string? Settings);

/// <summary>The confidence that the turns of a member are correct. <paramref name="Seconds"/> is the length of the turns.</summary>
internal sealed record SpeakerConfidenceResponse(string? MemberId, string Name, double Confidence, double Seconds)
{
    /// <summary>The comparison of the voice with earlier speakers. Only for a submission that continues a conversation.</summary>
    public VoiceDecisionResponse? Voice { get; init; }

    /// <summary>The comparison with registered voices. Only for a submission that requested it.</summary>
    public VoiceDecisionResponse? KnownVoice { get; init; }
}

/// <summary>Whether a speaker is a member that existed before, or a registered person.</summary>
/// <param name="Matched">Whether the speaker became that person.</param>
/// <param name="Probability">The probability of the most likely person. Absent if voices were not compared.</param>
/// <param name="Reason">The reason, in a full sentence.</param>
internal sealed record VoiceDecisionResponse(bool Matched, double? Probability, string Reason);

/// <summary>A segment of a conversation, in seconds from its start.</summary>
internal sealed record SpanResponse(double Start, double End);

/// <summary>A member of a conversation.</summary>
internal sealed record MemberResponse(string Id, string Name, string? Email, string? UserId);

/// <summary>All members of a conversation.</summary>
internal sealed record MembersResponse(IReadOnlyList<MemberResponse> Members);

/// <summary>Talk-time analytics. Silence and talk are percent of the conversation; crosstalk and the times of members are percent of the talk time.</summary>
internal sealed record AnalyticsResponse(IReadOnlyList<MetricResponse> Metrics, IReadOnlyList<MemberAnalyticsResponse> Members);

/// <summary>One sum of the conversation.</summary>
internal sealed record MetricResponse(string Type, double Percent, double Seconds);

/// <summary>Talk time of a member.</summary>
internal sealed record MemberAnalyticsResponse(
    string Id,
    string Name,
    string? UserId,
    PaceResponse Pace,
    ShareResponse TalkTime,
    ShareResponse ListenTime,
    OverlapResponse Overlap);

/// <summary>Words per minute; an integer, as other clients expect.</summary>
internal sealed record PaceResponse(int Wpm);

/// <summary>A part of the talk time of the conversation.</summary>
internal sealed record ShareResponse(double Percentage, double Seconds);

/// <summary>Time in which other members also speak. The object is empty without overlap.</summary>
internal sealed record OverlapResponse(double? OverlapDuration, IReadOnlyList<OverlappingMemberResponse>? OverlappingMembers);

/// <summary>The overlap with one other member; percent of the sum of both talk times.</summary>
internal sealed record OverlappingMemberResponse(string Id, string Name, string? UserId, double Percent, double Seconds);
