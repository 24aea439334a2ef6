namespace Symbl.LocalServer.Faults;

/// <summary>Marks a token request: the token stops working after this time, whatever the answer says of its life.</summary>
internal sealed record EarlyTokenExpiry(TimeSpan After);
