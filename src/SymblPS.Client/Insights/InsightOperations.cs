using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Insights;

/// <summary>
/// What the service finds in a conversation: topics, questions, action items, follow-ups, entities, trackers, a summary. Lists are given
/// element by element while the answer is still arriving.
/// </summary>
public sealed class InsightOperations
{
    private const string SummaryAdvice =
        "The service makes the summary once the conversation has been processed: wait for its job (Wait-SymblJob), "
        + "or give the command time (Get-SymblSummary -Wait).";

    private readonly ServiceConnection _connection;
    private readonly DerivedWait _wait;

    // Services know detected trackers by one of two paths. The one that worked last is asked first.
    private volatile bool _alternateTrackerPath;

    internal InsightOperations(ServiceConnection connection) => (_connection, _wait) = (connection, new DerivedWait(connection));

    /// <summary>Reads the topics of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="query">What to read with them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">The query asks for what the service does not give together.</exception>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
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

    /// <summary>Reads the themes of a conversation, in words that need not have been said.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation, or the service has no such operation.</exception>
    [SymblOperation("getAbstractTopics")]
    public IAsyncEnumerable<SymblTopic> GetAbstractTopicsAsync(string conversationId, CancellationToken cancellationToken) => StreamAsync(
        conversationId, null, "abstractTopics", InsightJson.Default.WireTopic, InsightMapper.Topic, cancellationToken, "abstract-topics");

    /// <summary>Reads what was asked.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    [SymblOperation("getQuestions")]
    public IAsyncEnumerable<SymblQuestion> GetQuestionsAsync(string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "questions", InsightMapper.Insight<SymblQuestion>, cancellationToken, "questions");

    /// <summary>Reads what somebody is to do.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    [SymblOperation("getActionItems")]
    public IAsyncEnumerable<SymblActionItem> GetActionItemsAsync(string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "actionItems", InsightMapper.Insight<SymblActionItem>, cancellationToken, "action-items");

    /// <summary>Reads what somebody is to do, put by the service into words that need no context.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation, or the service has no such operation.</exception>
    [SymblOperation("getComprehensiveActionItems")]
    public IAsyncEnumerable<SymblComprehensiveActionItem> GetComprehensiveActionItemsAsync(
        string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "actionItems", InsightMapper.Comprehensive, cancellationToken, "comprehensive", "action-items");

    /// <summary>Reads what is to be come back to.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    [SymblOperation("getFollowUps")]
    public IAsyncEnumerable<SymblFollowUp> GetFollowUpsAsync(string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "followUps", InsightMapper.Insight<SymblFollowUp>, cancellationToken, "follow-ups");

    /// <summary>Reads questions, action items and follow-ups in one list.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    [SymblOperation("getInsights")]
    public IAsyncEnumerable<SymblInsight> GetInsightsAsync(string conversationId, CancellationToken cancellationToken) =>
        InsightsAsync(conversationId, "insights", InsightMapper.Insight<SymblInsight>, cancellationToken, "insights");

    /// <summary>Reads the entities of a conversation, one object for each place they were found at.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
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
    /// Reads the trackers that were found, one object for each place. Services know them by one of two paths; where one is refused with 404
    /// or 405 the other is tried, and the one that works is asked first from then on.
    /// </summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
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
                    // Neither path: then it is the conversation that is not there. The answer that says so in words is the better one.
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

    /// <summary>Reads the summary of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="wait">How to wait for a summary that is not there yet; <see langword="null"/> looks once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    /// <exception cref="SymblNotReadyException">The conversation has no summary yet, and it was not to be waited for.</exception>
    /// <exception cref="SymblTimeoutException">There was no summary in time.</exception>
    [SymblOperation("getSummary")]
    [SymblOperation("getConversation")]
    public Task<SymblSummary> GetSummaryAsync(string conversationId, DerivedWaitOptions? wait, CancellationToken cancellationToken) =>
        SummaryAsync(conversationId, wait, cancel => SendSummaryAsync(HttpMethod.Get, conversationId, null, cancel), cancellationToken);

    /// <summary>
    /// Has the service make the summary anew, in place of the one it has. Some services take this as POST and some as GET with
    /// <c>refresh=true</c>; where POST is refused with 404 or 405, GET is tried.
    /// </summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="wait">How to wait for a summary that is not there yet; <see langword="null"/> looks once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    /// <exception cref="SymblNotReadyException">The conversation has no summary yet, and it was not to be waited for.</exception>
    /// <exception cref="SymblTimeoutException">There was no summary in time.</exception>
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
