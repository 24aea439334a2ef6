namespace SymblPS.Client;

/// <summary>A Symbl service under one set of credentials.</summary>
public sealed class SymblClient : IDisposable
{
    /// <summary>Creates a client.</summary>
    public SymblClient(SymblClientOptions options) => BaseUri = options.BaseUri;

    /// <summary>Address of the service.</summary>
    public Uri BaseUri { get; }

    /// <summary>Jobs.</summary>
    public JobOperations Jobs { get; } = new();

    /// <summary>Submissions.</summary>
    public SubmissionOperations Submissions { get; } = new();

    /// <summary>Conversations.</summary>
    public ConversationOperations Conversations { get; } = new();

    /// <summary>Members.</summary>
    public MemberOperations Members { get; } = new();

    /// <summary>Analytics.</summary>
    public AnalyticsOperations Analytics { get; } = new();

    /// <summary>Any request.</summary>
    public RawOperations Raw { get; } = new();

    /// <summary>Checks the credentials.</summary>
    public Task VerifyAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public void Dispose() { }
}
