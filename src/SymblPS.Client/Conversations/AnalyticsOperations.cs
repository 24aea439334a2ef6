namespace SymblPS.Client;

/// <summary>Talk time of a conversation.</summary>
public sealed class AnalyticsOperations
{
    internal AnalyticsOperations() { }

    /// <summary>Reads analytics.</summary>
    public Task<SymblAnalytics> GetAsync(string conversationId, CancellationToken cancellationToken) => throw new NotSupportedException();
}
