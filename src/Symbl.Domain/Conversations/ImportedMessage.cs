namespace Symbl.Domain.Conversations;

/// <summary>A message of a text submission.</summary>
/// <param name="Text">The text, as the client sent it.</param>
/// <param name="Name">Display name of the sender, if given.</param>
/// <param name="UserId">Id of the sender that the client chose, usually an email address, if given.</param>
/// <param name="Start">Start time, if given.</param>
/// <param name="End">End time, if given; not before the start time.</param>
public sealed record ImportedMessage(string Text, string? Name, string? UserId, DateTimeOffset? Start, DateTimeOffset? End);
