namespace Symbl.Domain.Conversations;

/// <summary>A speaker event of the client: a person starts or stops speaking.</summary>
/// <param name="Person">Index of the person among the people of the request.</param>
/// <param name="Starts">Whether the person starts speaking; otherwise the person stops.</param>
/// <param name="At">Offset from the start of the conversation.</param>
public sealed record SpeakerEvent(int Person, bool Starts, TimeSpan At);

/// <summary>A person of speaker events. At least one value is not null.</summary>
/// <param name="Id">Id that the client chose, or id of a member.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">Email address.</param>
public sealed record EventPerson(string? Id, string? Name, string? Email);

/// <summary>A segment in which a person speaks, according to speaker events.</summary>
/// <param name="Person">Index of the person.</param>
/// <param name="Start">Offset of the start.</param>
/// <param name="End">Offset of the end.</param>
public readonly record struct SpeakerSpan(int Person, TimeSpan Start, TimeSpan End);
