namespace Symbl.LocalServer.Endpoints;

/// <summary>Any failure. <paramref name="StatusCode"/> is present on 429 only, as on the service.</summary>
internal sealed record ErrorResponse(string Message, int? StatusCode);

/// <summary>An acknowledgement in words.</summary>
internal sealed record MessageOnlyResponse(string Message);

/// <summary>An access token.</summary>
internal sealed record TokenResponse(string AccessToken, int ExpiresIn);

/// <summary>What this server is and how it differs from the service.</summary>
internal sealed record InfoResponse(
    string Version,
    int Pid,
    bool Testing,
    EnginesInfo Engines,
    LimitsInfo Limits,
    IReadOnlyList<string> Deviations);

/// <summary>What finds words, speakers and insights, and what answers for the language model.</summary>
internal sealed record EnginesInfo(
    IReadOnlyList<string> Words, IReadOnlyList<string> Speakers, IReadOnlyList<string> Insights, IReadOnlyList<string> Model);

/// <summary>What this server refuses beyond.</summary>
internal sealed record LimitsInfo(
    int MaxConcurrentJobs,
    int Workers,
    long MaxUploadBytes,
    int TokenLifetimeSeconds,
    bool PrivateUrlsAllowed);

/// <summary>A submission was taken.</summary>
internal sealed record AcceptedResponse(string ConversationId, string JobId);

/// <summary>A job. The service tells id and status only.</summary>
internal sealed record JobResponse(
    string Id,
    string Status,
    string ConversationId,
    string CreatedAt,
    string? CompletedAt,
    string? Message);

/// <summary>What a webhook gets.</summary>
internal sealed record WebhookEvent(string JobId, string Status);

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

/// <summary>How the content of a conversation was found.</summary>
internal sealed record ProvenanceResponse(string Words, string Speakers, string Insights, IReadOnlyList<string> Notes);

/// <summary>Someone in a conversation.</summary>
internal sealed record MemberResponse(string Id, string Name, string? Email, string? UserId);

/// <summary>Everyone in a conversation.</summary>
internal sealed record MembersResponse(IReadOnlyList<MemberResponse> Members);

/// <summary>Talk-time analytics. Seconds, and percent of the length of the conversation.</summary>
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

/// <summary>Words per minute.</summary>
internal sealed record PaceResponse(double Wpm);

/// <summary>A part of the conversation.</summary>
internal sealed record ShareResponse(double Percentage, double Seconds);

/// <summary>Time at which others speak too; an empty object where there is none.</summary>
internal sealed record OverlapResponse(double? OverlapDuration, IReadOnlyList<OverlappingMemberResponse>? OverlappingMembers);

/// <summary>With whom, and for how long.</summary>
internal sealed record OverlappingMemberResponse(string Id, string Name, string? UserId, double Percent, double Seconds);

/// <summary>The processes a server lives for, and whether it ends with the last of them.</summary>
internal sealed record OwnersResponse(IReadOnlyList<int> Owners, bool EndsWithOwners);

/// <summary>A made-up conversation, or the first of several and the ids of all.</summary>
internal sealed record TestConversationResponse(string ConversationId, int Messages, IReadOnlyList<string>? ConversationIds);
