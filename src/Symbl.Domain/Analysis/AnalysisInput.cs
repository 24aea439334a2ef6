namespace Symbl.Domain.Analysis;

/// <summary>A conversation as input of the analyses. The same input always has the same results.</summary>
/// <param name="ConversationId">Id of the conversation.</param>
/// <param name="StartTime">Start time in UTC. Relative dates such as "tomorrow" count from it.</param>
/// <param name="Duration">Length of the conversation.</param>
/// <param name="Messages">The messages in order of time.</param>
/// <param name="Members">The members in order of their first appearance.</param>
/// <param name="Settings">The settings of the analyses.</param>
public sealed record AnalysisInput(
    long ConversationId,
    DateTimeOffset StartTime,
    TimeSpan Duration,
    IReadOnlyList<AnalyzedMessage> Messages,
    IReadOnlyList<AnalyzedMember> Members,
    AnalysisSettings Settings);

/// <summary>A message as input of the analyses.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="MemberId">Id of the member who said the message.</param>
/// <param name="Start">Offset from the start of the conversation.</param>
/// <param name="End">Offset from the start of the conversation.</param>
/// <param name="Text">The words; empty if no words were recognized.</param>
public sealed record AnalyzedMessage(long Id, string MemberId, TimeSpan Start, TimeSpan End, string Text)
{
    /// <summary>BCP-47 tag of the language; null for the language of the settings.</summary>
    public string? LanguageCode { get; init; }
}

/// <summary>A member as input of the analyses.</summary>
/// <param name="Id">Id of the member.</param>
/// <param name="Name">Display name; <c>Speaker N</c> if the name is unknown.</param>
/// <param name="Email">Email address, if known.</param>
public sealed record AnalyzedMember(string Id, string Name, string? Email);
