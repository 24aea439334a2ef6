namespace Symbl.LocalServer.Faults;

/// <summary>Marks a token request. The token stops working after this time, even if the answer states a longer lifetime.</summary>
internal sealed record EarlyTokenExpiry(TimeSpan After);
