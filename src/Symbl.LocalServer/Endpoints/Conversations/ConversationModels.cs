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

/// <summary>A conversation. <c>provenance</c> is this server's own.</summary>
internal sealed record ConversationResponse(
    string Id,
    string Type,
    string Name,
    string StartTime,
    string EndTime,
    IReadOnlyList<MemberResponse> Members,
    IReadOnlyDictionary<string, string> Metadata,
    ProvenanceResponse Provenance);

/// <summary>A page of conversations.</summary>
internal sealed record ConversationsResponse(IReadOnlyList<ConversationResponse> Conversations);

/// <summary>Metadata as they are now.</summary>
internal sealed record ConversationUpdateResponse(string Id, IReadOnlyDictionary<string, string> Metadata);

/// <summary>How the content of a conversation, or of one of its submissions, was found.</summary>
/// <param name="JobId">The submission's job; of a conversation absent.</param>
/// <param name="Words">Where the words come from.</param>
/// <param name="Speakers">What told speakers apart.</param>
/// <param name="Insights">What makes insights.</param>
/// <param name="SpeakersAsked">How many speakers were stated; of a conversation the sum of its submissions. Absent where none were.</param>
/// <param name="SpeakersFound">How many were found, counted alike. Absent where the content itself says who speaks.</param>
/// <param name="Confidence">How sure it is who speaks, 0 to 1, weighted by time. Absent where nobody was told apart.</param>
/// <param name="SpeakerConfidence">The same per member.</param>
/// <param name="UncertainSpans">Where it could not be told whether two people speak at once; seconds from the conversation's start.</param>
/// <param name="Notes">What a reader should know, in full sentences.</param>
/// <param name="Submissions">The same for each submission; only of a conversation.</param>
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
    IReadOnlyList<ProvenanceResponse>? Submissions);

/// <summary>How sure it is that what is given to a member is theirs. <paramref name="Seconds"/> is the length of their turns.</summary>
internal sealed record SpeakerConfidenceResponse(string? MemberId, string Name, double Confidence, double Seconds);

/// <summary>A stretch of a conversation, in seconds from its start.</summary>
internal sealed record SpanResponse(double Start, double End);

/// <summary>Someone in a conversation.</summary>
internal sealed record MemberResponse(string Id, string Name, string? Email, string? UserId);

/// <summary>Everyone in a conversation.</summary>
internal sealed record MembersResponse(IReadOnlyList<MemberResponse> Members);

/// <summary>Talk-time analytics. Silence and talk are percent of the conversation; crosstalk and the times of members are percent of the talk time.</summary>
internal sealed record AnalyticsResponse(IReadOnlyList<MetricResponse> Metrics, IReadOnlyList<MemberAnalyticsResponse> Members);

/// <summary>One sum over the conversation.</summary>
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

/// <summary>Time at which others speak too; an empty object where there is none.</summary>
internal sealed record OverlapResponse(double? OverlapDuration, IReadOnlyList<OverlappingMemberResponse>? OverlappingMembers);

/// <summary>With whom, and for how long; percent of the sum of both talk times.</summary>
internal sealed record OverlappingMemberResponse(string Id, string Name, string? UserId, double Percent, double Seconds);
