namespace SymblPS.Client.Http;

/// <summary>Pauses between attempts. A service on this machine has work to do for nobody else, so it is asked more often.</summary>
internal sealed record ClientTiming
{
    /// <summary>First pause before a read is repeated; doubles from there.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Longest pause before a read is repeated, <c>Retry-After</c> included; a longer wish of the service ends the attempts.
    /// </summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>First pause before a submission refused with 429 is offered again; doubles from there.</summary>
    public TimeSpan FirstSlotWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause before a submission refused with 429 is offered again.</summary>
    public TimeSpan LongestSlotWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>First pause before a management write refused with 429 is offered again; doubles from there.</summary>
    public TimeSpan FirstTurnWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>First pause between two looks at running jobs; rises by half from there.</summary>
    public TimeSpan FirstPoll { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest pause between two looks at running jobs.</summary>
    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The pauses that suit an address.</summary>
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
