namespace SymblPS.Client.Insights;

/// <summary>Options to wait for results that the service derives from a processed conversation.</summary>
public sealed record DerivedWaitOptions
{
    /// <summary>Maximum time to wait; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit, zero checks once.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Receives a report before each pause.</summary>
    public IProgress<string>? Progress { get; init; }
}
