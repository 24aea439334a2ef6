namespace SymblPS.Client.Insights;

/// <summary>How to wait for what the service derives from a conversation after it was processed.</summary>
public sealed record DerivedWaitOptions
{
    /// <summary>How long to wait; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit, zero looks once.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Told before each pause.</summary>
    public IProgress<string>? Progress { get; init; }
}
