namespace SymblPS.Client.Configuration;

/// <summary>Pauses between attempts. The pauses are shorter for a service on this machine, because it serves one user.</summary>
internal sealed record ClientTiming
{
    /// <summary>First pause before a request is repeated; each further pause is twice as long.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Maximum pause before a request is repeated, <c>Retry-After</c> included. A longer <c>Retry-After</c> ends the attempts.
    /// </summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>First pause after a submission was refused with 429; each further pause is twice as long.</summary>
    public TimeSpan FirstSlotWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Maximum pause after a submission was refused with 429.</summary>
    public TimeSpan LongestSlotWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>First pause after a management write was refused with 429; each further pause is twice as long.</summary>
    public TimeSpan FirstTurnWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>First pause between two polls of running jobs; each further pause is half as long again.</summary>
    public TimeSpan FirstPoll { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Maximum pause between two polls of running jobs.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Returns the default pauses for an address.</summary>
    public static ClientTiming For(Uri baseUri) => baseUri.IsLoopback
        ? new()
        {
            FirstRetry = TimeSpan.FromMilliseconds(200),
            FirstSlotWait = TimeSpan.FromMilliseconds(500),
            FirstTurnWait = TimeSpan.FromMilliseconds(100),
            LongestSlotWait = TimeSpan.FromSeconds(5),
            LongestPoll = TimeSpan.FromSeconds(2),
        }
        : new();
}
