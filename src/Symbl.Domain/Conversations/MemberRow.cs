namespace Symbl.Domain.Conversations;

/// <summary>A member of a conversation.</summary>
/// <param name="Id">Id of the member.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">Email address, if known.</param>
/// <param name="UserId">The id that the caller chose for the person, if it is not an email address.</param>
public sealed record MemberRow(string Id, string Name, string? Email, string? UserId = null);
