namespace SymblPS.Client.Errors;

/// <summary>The facts about a client that its error messages contain.</summary>
internal sealed record ErrorContext
{
    /// <summary>Base address of the service.</summary>
    public required Uri BaseUri { get; init; }

    /// <summary>Kind of credentials.</summary>
    public required SymblAuthentication Authentication { get; init; }

    /// <summary>Maximum time to open a connection.</summary>
    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>Maximum time without a byte in either direction.</summary>
    public required TimeSpan StallTimeout { get; init; }

    /// <summary>Maximum time for a request with all its attempts; <see langword="null"/> for no limit.</summary>
    public required TimeSpan? OverallTimeout { get; init; }

    /// <summary>Whether the process of the service has ended; <see langword="null"/> if nothing is known about it.</summary>
    public Func<bool>? ServerHasEnded { get; init; }

    /// <summary>Clock, for a <c>Retry-After</c> header that contains a date.</summary>
    public required TimeProvider Time { get; init; }
}

/// <summary>A request as error messages name it. Its <see cref="object.ToString"/> returns verb and path.</summary>
internal interface IRequestDescription
{
    /// <summary>HTTP verb.</summary>
    HttpMethod Method { get; }

    /// <summary>Address, query included.</summary>
    Uri Uri { get; }

    /// <summary>Path in messages, without the query.</summary>
    string Path { get; }

    /// <summary>Maximum time without a byte; <see langword="null"/> for the limit of the client.</summary>
    TimeSpan? StallTimeout { get; }
}

/// <summary>The reasons why an exchange ended early.</summary>
internal interface IExchangeState
{
    /// <summary>Whether the caller canceled the exchange.</summary>
    bool Canceled { get; }

    /// <summary>Whether the overall time limit passed.</summary>
    bool Overdue { get; }

    /// <summary>Whether the time limit without a byte passed.</summary>
    bool Stalled { get; }

    /// <summary>Whether the client started to send the body.</summary>
    bool BodyStarted { get; }

    /// <summary>A failure on this machine, such as a file that became shorter; <see langword="null"/> for no such failure.</summary>
    Exception? LocalFailure { get; }

    /// <summary>Creates the exception for the caller's cancellation.</summary>
    OperationCanceledException CanceledException();
}
