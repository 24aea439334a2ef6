using System.Text.Json;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Insights;

/// <summary>
/// What the service makes of a call as a whole: its score, and the insights of its language model. Both are features to be asked for when a
/// recording is submitted, and each has a state of its own.
/// </summary>
public sealed class CallScoreOperations
{
    private readonly ServiceConnection _connection;
    private readonly DerivedWait _wait;

    internal CallScoreOperations(ServiceConnection connection) => (_connection, _wait) = (connection, new DerivedWait(connection));

    /// <summary>Reads the score of a call.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="wait">How to wait for a score that is not there yet; <see langword="null"/> looks once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The score; its state alone where it is still being made and was not to be waited for.</returns>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    /// <exception cref="SymblNotReadyException">Nothing is known of a score, and it was not to be waited for.</exception>
    /// <exception cref="SymblTimeoutException">There was no score in time.</exception>
    /// <exception cref="SymblJobFailedException">The scoring failed.</exception>
    [SymblOperation("getCallScoreStatus")]
    [SymblOperation("getCallScore")]
    [SymblOperation("getConversation")]
    public Task<SymblCallScore> GetAsync(string conversationId, DerivedWaitOptions? wait, CancellationToken cancellationToken) => ReadAsync(
        conversationId,
        "callscore",
        "The call score",
        "Call scores are made for conversations of 50 words and more that were submitted with -Feature callScore.",
        wait,
        (answer, status) => CallScoreMapper.CallScore(answer.Read(CallScoreJson.Default.WireCallScore), conversationId, status),
        status => new SymblCallScore { ConversationId = conversationId, Status = status },
        cancellationToken);

    /// <summary>Reads what the service's language model made of a call; most often one object.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="wait">How to wait for insights that are not there yet; <see langword="null"/> looks once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The insights; their state alone where they are still being made and were not to be waited for.</returns>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    /// <exception cref="SymblNotReadyException">Nothing is known of insights, and they were not to be waited for.</exception>
    /// <exception cref="SymblTimeoutException">There were no insights in time.</exception>
    /// <exception cref="SymblJobFailedException">The work on the insights failed.</exception>
    [SymblOperation("getLmInsightsStatus")]
    [SymblOperation("getLmInsights")]
    [SymblOperation("getConversation")]
    public Task<IReadOnlyList<SymblCallInsight>> GetInsightsAsync(
        string conversationId, DerivedWaitOptions? wait, CancellationToken cancellationToken) => ReadAsync(
        conversationId,
        "lm-insights",
        "The call insight",
        "Call insights are made for conversations that were submitted with -Feature insights.",
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

    /// <summary>The state of a feature's work; <see langword="null"/> where the service knows none, though there may be a result.</summary>
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
        $"{what} of conversation {conversationId} could not be made: {WireValues.Some(state.Message) ?? "the service gives no reason."}",
        new SymblJob
        {
            JobId = state.JobId ?? string.Empty,
            ConversationId = conversationId,
            Status = SymblJobStatus.Failed,
            FailureReason = WireValues.Some(state.Message),
        });
}
