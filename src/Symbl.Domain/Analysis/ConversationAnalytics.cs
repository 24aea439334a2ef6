namespace Symbl.Domain.Analysis;

/// <summary>A member as input of the talk time calculation.</summary>
/// <param name="MemberId">Id of the member.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">Email address, if known.</param>
public sealed record AnalyticsParticipant(string MemberId, string Name, string? Email);

/// <summary>A turn of one member. Offsets have the precision of ticks, so that sums are exact.</summary>
/// <param name="MemberId">Id of the speaker.</param>
/// <param name="Start">Offset from the start of the conversation.</param>
/// <param name="End">Offset from the start of the conversation.</param>
public sealed record AnalyticsTurn(string MemberId, TimeSpan Start, TimeSpan End);

/// <summary>The talk time of a conversation. <c>TotalTalk + TotalSilence</c> is exactly the duration.</summary>
/// <param name="Duration">Length of the conversation.</param>
/// <param name="TotalTalk">Time in which at least one member speaks.</param>
/// <param name="TotalOverlap">Time in which several members speak.</param>
/// <param name="TotalSilence">Time in which no member speaks.</param>
/// <param name="Members">The members in the order of the input.</param>
public sealed record ConversationAnalytics(
    TimeSpan Duration,
    TimeSpan TotalTalk,
    TimeSpan TotalOverlap,
    TimeSpan TotalSilence,
    IReadOnlyList<MemberAnalytics> Members);

/// <summary>Talk time of one member.</summary>
/// <param name="Participant">The member.</param>
/// <param name="Talk">Time in which the member speaks.</param>
/// <param name="Listen">Time in which other members speak and this member does not.</param>
/// <param name="WordsPerMinute">Words per minute of talk time; 0 without words or talk time.</param>
/// <param name="Overlap">Time in which this member and at least one other member speak.</param>
/// <param name="OverlapWith">For each other member with overlap, the time in which both speak.</param>
public sealed record MemberAnalytics(
    AnalyticsParticipant Participant,
    TimeSpan Talk,
    TimeSpan Listen,
    double WordsPerMinute,
    TimeSpan Overlap,
    IReadOnlyList<(AnalyticsParticipant Other, TimeSpan Overlap)> OverlapWith);
