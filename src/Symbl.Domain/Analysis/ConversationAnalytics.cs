namespace Symbl.Domain.Analysis;

/// <summary>A participant as analytics sees them.</summary>
/// <param name="MemberId">Member id within the conversation.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">E-mail address, if known.</param>
public sealed record AnalyticsParticipant(string MemberId, string Name, string? Email);

/// <summary>A stretch of speech by one member, in ticks of the conversation's clock, so that sums are exact.</summary>
/// <param name="MemberId">Who speaks.</param>
/// <param name="Start">Offset from the start of the conversation.</param>
/// <param name="End">Offset from the start of the conversation.</param>
public sealed record AnalyticsTurn(string MemberId, TimeSpan Start, TimeSpan End);

/// <summary>Talk time of a conversation: exact arithmetic over turns. <c>TotalTalk - TotalOverlap + TotalSilence = Duration</c> holds to the tick.</summary>
/// <param name="Duration">Length of the conversation.</param>
/// <param name="TotalTalk">Sum over all members of the time each speaks; overlap of two counts twice.</param>
/// <param name="TotalOverlap">TotalTalk less the time in which anyone speaks.</param>
/// <param name="TotalSilence">Time in which nobody speaks.</param>
/// <param name="Members">In the order the participants were given.</param>
public sealed record ConversationAnalytics(
    TimeSpan Duration,
    TimeSpan TotalTalk,
    TimeSpan TotalOverlap,
    TimeSpan TotalSilence,
    IReadOnlyList<MemberAnalytics> Members);

/// <summary>Talk time of one member.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Talk">Time this member speaks.</param>
/// <param name="Listen">Time in which others speak and this member does not.</param>
/// <param name="WordsPerMinute">Words over talk time; 0 without words or talk time.</param>
/// <param name="Overlap">Time in which this member and at least one other speak.</param>
/// <param name="OverlapWith">Per other member, the time both speak; members without overlap are left out.</param>
public sealed record MemberAnalytics(
    AnalyticsParticipant Participant,
    TimeSpan Talk,
    TimeSpan Listen,
    double WordsPerMinute,
    TimeSpan Overlap,
    IReadOnlyList<(AnalyticsParticipant Other, TimeSpan Overlap)> OverlapWith);
