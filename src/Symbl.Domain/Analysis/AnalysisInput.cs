namespace Symbl.Domain.Analysis;

/// <summary>A conversation as the rules that make insights see it. All there is: same input, same insights.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="StartTime">When it starts, UTC; what "tomorrow" counts from.</param>
/// <param name="Duration">How long it lasts.</param>
/// <param name="Messages">What was said, in order of time.</param>
/// <param name="Members">Everyone in it, in order of joining.</param>
/// <param name="Settings">What its submissions asked for.</param>
public sealed record AnalysisInput(
    long ConversationId,
    DateTimeOffset StartTime,
    TimeSpan Duration,
    IReadOnlyList<AnalysedMessage> Messages,
    IReadOnlyList<AnalysedMember> Members,
    AnalysisSettings Settings)
{
    /// <summary>The member who said a message.</summary>
    public AnalysedMember Speaker(AnalysedMessage message) => Members.First(member => member.Id == message.MemberId);
}

/// <summary>A message as the rules see it.</summary>
/// <param name="Id">Its id; with <see cref="Conversations.NumericId.Text"/> the text of the wire.</param>
/// <param name="MemberId">Who said it.</param>
/// <param name="Start">Offset from the start of the conversation.</param>
/// <param name="End">Offset from the start of the conversation.</param>
/// <param name="Text">What was said; empty where nobody recognised the words.</param>
public sealed record AnalysedMessage(long Id, string MemberId, TimeSpan Start, TimeSpan End, string Text);

/// <summary>A participant as the rules see them.</summary>
/// <param name="Id">Member id.</param>
/// <param name="Name">Display name, <c>Speaker N</c> where nobody gave one.</param>
/// <param name="Email">E-mail address, if known.</param>
public sealed record AnalysedMember(string Id, string Name, string? Email);
