namespace Symbl.Domain.Conversations;

/// <summary>Somebody starts or stops speaking, as the caller observed it.</summary>
/// <param name="Person">Index of who, among the people of the request.</param>
/// <param name="Starts">Starts; otherwise stops.</param>
/// <param name="At">Offset from the start of the conversation.</param>
public sealed record SpeakerEvent(int Person, bool Starts, TimeSpan At);

/// <summary>Someone speaker events tell of; at least one of the three is there.</summary>
/// <param name="Id">The caller's id, or the id of a member.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">E-mail address.</param>
public sealed record EventPerson(string? Id, string? Name, string? Email);

/// <summary>A stretch in which somebody was observed to speak.</summary>
public readonly record struct SpeakerSpan(int Person, TimeSpan Start, TimeSpan End);
