using System.Text.Json;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Insights;

/// <summary>
/// Results for a call as a whole: its score, and the insights of the service's language model. A submission requests both as features, and
/// each feature has its own state.
/// </summary>
public sealed class CallScoreOperations
{
    private readonly ServiceConnection _connection;
    private readonly DerivedWait _wait;

    internal CallScoreOperations(ServiceConnection connection) => (_connection, _wait) = (connection, new DerivedWait(connection));

    /// <summary>Gets the score of a call.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="wait">Options to wait for a score that is not available yet; <see langword="null"/> checks once.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The score; only its state if the score is not available yet and the caller does not wait.</returns>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    /// <exception cref="SymblNotReadyException">The service has no score, and the caller does not wait.</exception>
    /// <exception cref="SymblTimeoutException">The score was not available in time.</exception>
    /// <exception cref="SymblJobFailedException">The scoring failed.</exception>
    [SymblOperation("getCallScoreStatus")]
    [SymblOperation("getCallScore")]
    [SymblOperation("getConversation")]
    public Task<SymblCallScore> GetAsync(string conversationId, DerivedWaitOptions? wait, CancellationToken cancellationToken) => ReadAsync(
        conversationId,
        "callscore",
        "The call score",
        "The service creates call scores for conversations of at least 50 words that were submitted with -Feature callScore.",
        wait,
        (answer, status) => CallScoreMapper.CallScore(answer.Read(CallScoreJson.Default.WireCallScore), conversationId, status),
        status => new SymblCallScore { ConversationId = conversationId, Status = status },
        cancellationToken);

    /// <summary>Gets the insights of the service's language model for a call; usually one object.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="wait">Options to wait for insights that are not available yet; <see langword="null"/> checks once.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The insights; only their state if the insights are not available yet and the caller does not wait.</returns>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    /// <exception cref="SymblNotReadyException">The service has no insights, and the caller does not wait.</exception>
    /// <exception cref="SymblTimeoutException">The insights were not available in time.</exception>
    /// <exception cref="SymblJobFailedException">The generation of the insights failed.</exception>
    [SymblOperation("getLmInsightsStatus")]
    [SymblOperation("getLmInsights")]
    [SymblOperation("getConversation")]
    public Task<IReadOnlyList<SymblCallInsight>> GetInsightsAsync(
        string conversationId, DerivedWaitOptions? wait, CancellationToken cancellationToken) => ReadAsync(
        conversationId,
        "lm-insights",
        "The call insight",
        "The service creates call insights for conversations that were submitted with -Feature insights.",
        wait,
        (answer, status) => Insights(answer.Root(), conversationId, status),
        status => [new SymblCallInsight { ConversationId = conversationId, Status = status }],
        cancellationToken);

    private async Task<T> ReadAsync<T>(
        string conversationId, string feature, string what, string advice, DerivedWaitOptions? wait, Func<ServiceAnswer, string, T> read,
        Func<string, T> pending, CancellationToken cancellationToken)
        where T : class => await _wait.RunAsync(
        conversationId,
        what,
        advice,
        wait,
        async cancel =>
        {
            var state = await StateAsync(conversationId, feature, cancel).ConfigureAwait(false);
            if (state?.Status == SymblJobStatus.Failed) throw Failed(conversationId, what, state);
            if (state is not null && state.Status != SymblJobStatus.Completed)
                return wait is null ? pending(state.Status ?? SymblJobStatus.Scheduled) : null;
            var answer = await _connection.SendAsync(Request(conversationId, feature), cancel).ConfigureAwait(false);
            return read(answer, SymblJobStatus.Completed);
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Gets the state of a feature; returns <see langword="null"/> if the service reports no state, in which case a result may exist.
    /// </summary>
    private async Task<WireFeatureStatus?> StateAsync(string conversationId, string feature, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _connection.SendAsync(Request(conversationId, feature, "status"), cancellationToken).ConfigureAwait(false);
            return answer.Read(CallScoreJson.Default.WireFeatureStatus);
        }
        catch (SymblServiceException e) when (e.StatusCode is 404 or 405)
        {
            return null;
        }
    }

    private ServiceRequest Request(string conversationId, params string[] path) =>
        _connection.Request(HttpMethod.Get, null, ["v1", "conversations", conversationId, .. path]);

    private static IReadOnlyList<SymblCallInsight> Insights(JsonElement root, string conversationId, string status)
    {
        var all = root.ValueKind == JsonValueKind.Array ? ((JsonElement?)root).Elements() : [root];
        return [.. all.Where(static one => one.ValueKind == JsonValueKind.Object)
            .Select(one => one.Deserialize(CallScoreJson.Default.WireLmInsights))
            .OfType<WireLmInsights>()
            .Select(wire => CallScoreMapper.CallInsight(wire, conversationId, status))];
    }

    private static SymblJobFailedException Failed(string conversationId, string what, WireFeatureStatus state) => new(
        $"{what} of conversation {conversationId} failed: {WireValues.Some(state.Message) ?? "the service gives no reason."}",
        new SymblJob
        {
            JobId = state.JobId ?? string.Empty,
            ConversationId = conversationId,
            Status = SymblJobStatus.Failed,
            FailureReason = WireValues.Some(state.Message),
        });
}
