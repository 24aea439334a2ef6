using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Insights;

/// <summary>
/// The insights of a conversation: topics, questions, action items, follow-ups, entities, trackers and the summary. Lists return their
/// elements while the response arrives.
/// </summary>
public sealed class InsightOperations
{
    private const string SummaryAdvice =
        "The service creates the summary after it has processed the conversation. Wait for the job (Wait-SymblJob), "
        + "or for the summary (Get-SymblSummary -Wait).";

    private readonly ServiceConnection _connection;
    private readonly DerivedWait _wait;

    // Services know detected trackers by one of two paths. The client tries the path of the last success first.
    private volatile bool _alternateTrackerPath;

    internal InsightOperations(ServiceConnection connection) => (_connection, _wait) = (connection, new DerivedWait(connection));

    /// <summary>Gets the topics of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="query">Details to include.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The query combines details that the service does not return together.</exception>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getTopics")]
    public IAsyncEnumerable<SymblTopic> GetTopicsAsync(string conversationId, TopicQuery query, CancellationToken cancellationToken)
    {
        query.Validate();
        var parameters = new Query()
            .Add("sentiment", query.Sentiment ? true : null)
            .Add("parentRefs", query.ParentReferences ? true : null)
            .Add("refresh", query.Refresh ? true : null)
            .Add("customTopicVocabulary", query.CustomVocabulary ? true : null);
        return StreamAsync(
            conversationId, parameters, "topics", InsightJson.Default.WireTopic, InsightMapper.Topic, cancellationToken, "topics");
    }

    /// <summary>Gets the themes of a conversation, which need not occur literally in it.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist, or the service does not support the operation.</exception>
    [SymblOperation("getAbstractTopics")]
    public IAsyncEnumerable<SymblTopic> GetAbstractTopicsAsync(string conversationId, CancellationToken cancellationToken) => StreamAsync(
        conversationId, null, "abstractTopics", InsightJson.Default.WireTopic, InsightMapper.Topic, cancellationToken, "abstract-topics");

    /// <summary>Gets the questions of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getQuestions")]
    public IAsyncEnumerable<SymblQuestion> GetQuestionsAsync(string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "questions", InsightMapper.Insight<SymblQuestion>, cancellationToken, "questions");

    /// <summary>Gets the action items of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getActionItems")]
    public IAsyncEnumerable<SymblActionItem> GetActionItemsAsync(string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "actionItems", InsightMapper.Insight<SymblActionItem>, cancellationToken, "action-items");

    /// <summary>Gets the action items of a conversation, rephrased by the service so that they need no context.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist, or the service does not support the operation.</exception>
    [SymblOperation("getComprehensiveActionItems")]
    public IAsyncEnumerable<SymblComprehensiveActionItem> GetComprehensiveActionItemsAsync(
        string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "actionItems", InsightMapper.Comprehensive, cancellationToken, "comprehensive", "action-items");

    /// <summary>Gets the follow-ups of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getFollowUps")]
    public IAsyncEnumerable<SymblFollowUp> GetFollowUpsAsync(string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "followUps", InsightMapper.Insight<SymblFollowUp>, cancellationToken, "follow-ups");

    /// <summary>Gets questions, action items and follow-ups in one list.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getInsights")]
    public IAsyncEnumerable<SymblInsight> GetInsightsAsync(string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "insights", InsightMapper.Insight<SymblInsight>, cancellationToken, "insights");

    /// <summary>Gets the entities of a conversation, one object for each occurrence.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getEntities")]
    public async IAsyncEnumerable<SymblEntity> GetEntitiesAsync(
        string conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = StreamAsync(
            conversationId, null, "entities", InsightJson.Default.WireEntity, InsightMapper.Entities, cancellationToken, "entities");
        await foreach (var places in found.ConfigureAwait(false))
        {
            foreach (var place in places) yield return place;
        }
    }

    /// <summary>
    /// Gets the detected trackers, one object for each occurrence. Services use one of two paths. If a service refuses one with 404 or 405,
    /// the client tries the other, and tries the successful path first from then on.
    /// </summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getTrackers")]
    [SymblOperation("getTrackersDetected")]
    public async IAsyncEnumerable<SymblTrackerMatch> GetTrackerMatchesAsync(
        string conversationId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var alternate = _alternateTrackerPath;
        var trackers = TrackersAsync(conversationId, alternate, cancellationToken);
        var source = trackers.GetAsyncEnumerator(cancellationToken);
        try
        {
            var any = false;
            SymblServiceException? refused = null;
            try
            {
                any = await source.MoveNextAsync().ConfigureAwait(false);
            }
            catch (SymblServiceException e) when (e.StatusCode is 404 or 405)
            {
                refused = e;
            }

            if (refused is not null)
            {
                await source.DisposeAsync().ConfigureAwait(false);
                source = TrackersAsync(conversationId, !alternate, cancellationToken).GetAsyncEnumerator(cancellationToken);
                try
                {
                    any = await source.MoveNextAsync().ConfigureAwait(false);
                }
                catch (SymblServiceException e) when (e.StatusCode is 404 or 405)
                {
                    // Both paths failed, so the conversation does not exist. Prefer the 404 response, because it explains the failure.
                    throw refused.StatusCode == 404 ? refused : e;
                }

                _alternateTrackerPath = !alternate;
            }

            for (; any; any = await source.MoveNextAsync().ConfigureAwait(false))
            {
                foreach (var match in source.Current) yield return match;
            }
        }
        finally
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Gets the summary of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="wait">Options to wait for a summary that is not available yet; <see langword="null"/> checks once.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    /// <exception cref="SymblNotReadyException">The conversation has no summary yet, and the caller does not wait.</exception>
    /// <exception cref="SymblTimeoutException">The summary was not available in time.</exception>
    [SymblOperation("getSummary")]
    [SymblOperation("getConversation")]
    public Task<SymblSummary> GetSummaryAsync(string conversationId, DerivedWaitOptions? wait, CancellationToken cancellationToken) =>
        SummaryAsync(conversationId, wait, cancel => SendSummaryAsync(HttpMethod.Get, conversationId, null, cancel), cancellationToken);

    /// <summary>
    /// Generates the summary of a conversation again. Some services accept POST, and others GET with <c>refresh=true</c>. If a service
    /// refuses POST with 404 or 405, the client tries GET.
    /// </summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="wait">Options to wait for a summary that is not available yet; <see langword="null"/> checks once.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    /// <exception cref="SymblNotReadyException">The conversation has no summary yet, and the caller does not wait.</exception>
    /// <exception cref="SymblTimeoutException">The summary was not available in time.</exception>
    [SymblOperation("refreshSummary")]
    [SymblOperation("getSummary")]
    [SymblOperation("getConversation")]
    public Task<SymblSummary> RefreshSummaryAsync(string conversationId, DerivedWaitOptions? wait, CancellationToken cancellationToken) =>
        SummaryAsync(
            conversationId,
            wait,
            async cancel =>
            {
                try
                {
                    return await SendSummaryAsync(HttpMethod.Post, conversationId, true, cancel).ConfigureAwait(false);
                }
                catch (SymblServiceException e) when (e.StatusCode is 404 or 405)
                {
                    return await SendSummaryAsync(HttpMethod.Get, conversationId, true, cancel).ConfigureAwait(false);
                }
            },
            cancellationToken);

    private async Task<SymblSummary> SummaryAsync(
        string conversationId, DerivedWaitOptions? wait, Func<CancellationToken, Task<ServiceAnswer?>> send, CancellationToken cancellationToken)
    {
        var answer = await _wait.RunAsync(conversationId, "The summary", SummaryAdvice, wait, send, cancellationToken)
            .ConfigureAwait(false);
        var wire = answer.Read(InsightJson.Default.WireSummary);
        return new SymblSummary { ConversationId = conversationId, Parts = WireValues.Map(wire.Summary, InsightMapper.SummaryPart) };
    }

    private async Task<ServiceAnswer?> SendSummaryAsync(
        HttpMethod method, string conversationId, bool? refresh, CancellationToken cancellationToken)
    {
        var query = new Query().Add("refresh", refresh);
        var request = _connection.Request(method, query, "v1", "conversations", conversationId, "summary");
        return await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private IAsyncEnumerable<IEnumerable<SymblTrackerMatch>> TrackersAsync(
        string conversationId, bool alternate, CancellationToken cancellationToken) => StreamAsync(
        conversationId, null, "trackers", InsightJson.Default.WireDetectedTracker, InsightMapper.TrackerMatches, cancellationToken,
        alternate ? "trackers-detected" : "trackers");

    private IAsyncEnumerable<T> InsightsAsync<T>(
        string conversationId, string member, Func<WireInsight, string, T> map, CancellationToken cancellationToken, params string[] path)
        where T : class =>
        StreamAsync(conversationId, null, member, InsightJson.Default.WireInsight, map, cancellationToken, path);

    private IAsyncEnumerable<T> StreamAsync<TWire, T>(
        string conversationId, Query? query, string member, JsonTypeInfo<TWire> type, Func<TWire, string, T> map,
        CancellationToken cancellationToken, params string[] path)
        where TWire : class
        where T : class
    {
        var request = _connection.Request(HttpMethod.Get, query, ["v1", "conversations", conversationId, .. path]);
        return _connection.StreamAsync(
            request,
            member,
            json => JsonSerializer.Deserialize(json, type) is { } wire ? map(wire, conversationId) : null,
            cancellationToken);
    }
}
