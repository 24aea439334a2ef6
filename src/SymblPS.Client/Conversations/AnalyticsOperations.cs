using SymblPS.Client.Http;

namespace SymblPS.Client.Conversations;

/// <summary>Talk time (<c>/v1/conversations/{conversationId}/analytics</c>).</summary>
public sealed class AnalyticsOperations
{
    private readonly ServiceConnection _connection;

    internal AnalyticsOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Gets the talk time of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getAnalytics")]
    public async Task<SymblAnalytics> GetAsync(string conversationId, CancellationToken cancellationToken)
    {
        var wire = await _connection.GetAsync(
            AnalyticsJson.Default.WireAnalytics, cancellationToken, "v1", "conversations", conversationId, "analytics").ConfigureAwait(false);
        return AnalyticsMapper.Map(wire, conversationId);
    }
}
