namespace Symbl.Domain.Conversations;

/// <summary>A message as a text submission gives it.</summary>
/// <param name="Text">What it says, as it was sent.</param>
/// <param name="Name">Display name of who sent it, if given.</param>
/// <param name="UserId">The caller's id of who sent it, mostly an e-mail address, if given.</param>
/// <param name="Start">When it began, if given.</param>
/// <param name="End">When it ended, if given; not before its start.</param>
public sealed record ImportedMessage(string Text, string? Name, string? UserId, DateTimeOffset? Start, DateTimeOffset? End);
