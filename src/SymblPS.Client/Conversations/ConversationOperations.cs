using System.Runtime.CompilerServices;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Conversations;

/// <summary>Conversations and their messages (<c>/v1/conversations</c>).</summary>
public sealed class ConversationOperations
{
    // A small first page returns the first conversations quickly. Larger pages limit the number of requests for a long list.
    private const int FirstPage = 20;
    private const int LargestPage = 200;

    // Maximum number of characters of a label (schema ConversationUpdate).
    private const int LongestLabel = 128;

    // Without a start time, the service lists the last seven days only.
    private static readonly DateTimeOffset Beginning = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ServiceConnection _connection;

    internal ConversationOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Gets a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("getConversation")]
    public async Task<SymblConversation> GetAsync(string conversationId, CancellationToken cancellationToken)
    {
        var wire = await _connection.GetAsync(ConversationJson.Default.WireConversation, cancellationToken, "v1", "conversations", conversationId)
            .ConfigureAwait(false);
        return ConversationMapper.Map(wire, conversationId);
    }

    /// <summary>Replaces the labels of a conversation and removes all other labels.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="metadata">The complete set of labels.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The stored labels.</returns>
    /// <exception cref="ArgumentException">A label has no name, or its value has more than 128 characters.</exception>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("updateConversation")]
    public async Task<IReadOnlyDictionary<string, string>> SetMetadataAsync(
        string conversationId, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        foreach (var label in metadata)
        {
            if (string.IsNullOrWhiteSpace(label.Key)) throw new ArgumentException("A label has no name.", nameof(metadata));
            if (label.Value.Length > LongestLabel)
                throw new ArgumentException($"The label '{label.Key}' has {label.Value.Length} characters; the maximum is {LongestLabel}.", nameof(metadata));
        }

        var labels = metadata.ToDictionary(static label => label.Key, static label => label.Value);
        var answer = await _connection.PutAsync(
            ConversationJson.Default.WireMetadata, new WireMetadata { Metadata = labels }, ConversationJson.Default.WireMetadata, cancellationToken,
            "v1", "conversations", conversationId).ConfigureAwait(false);
        return answer.Metadata ?? labels;
    }

    /// <summary>Removes a conversation and everything derived from it. This cannot be undone.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The message of the service; <see langword="null"/> if the service sent none.</returns>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("deleteConversation")]
    public async Task<string?> RemoveAsync(string conversationId, CancellationToken cancellationToken)
    {
        var request = _connection.Request(HttpMethod.Delete, null, "v1", "conversations", conversationId);
        var answer = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.ReadOptional(ConversationJson.Default.WireAcknowledgement).Message;
    }

    /// <summary>Lists conversations page by page. The method requests a page when the caller has consumed the previous page.</summary>
    /// <param name="query">Filter and order.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The group does not exist.</exception>
    [SymblOperation("listConversations")]
    [SymblOperation("listGroupConversations")]
    public async IAsyncEnumerable<SymblConversation> ListAsync(
        ConversationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The contract refuses a time window that begins in the future. Such a window is empty.
        if (query.Before is null && query.After > _connection.Time.GetUtcNow()) yield break;
        var left = query.First ?? int.MaxValue;
        var previous = new HashSet<string>(StringComparer.Ordinal);
        for (int offset = query.Skip, page = FirstPage; left > 0; page = Math.Min(page * 2, LargestPage))
        {
            var limit = Math.Min(page, left);
            var received = 0;
            var current = new HashSet<string>(StringComparer.Ordinal);
            foreach (var wire in await _connection.ListAsync(
                List(query, limit, offset), "conversations", ConversationJson.Default.WireConversation, cancellationToken).ConfigureAwait(false))
            {
                received++;
                var conversation = ConversationMapper.Map(wire, null);
                current.Add(conversation.ConversationId);
                // A conversation that was created meanwhile shifts the following ones to the next page. Skip conversations that were
                // already returned.
                if (previous.Contains(conversation.ConversationId)) continue;
                yield return conversation;
                if (--left == 0) yield break;
            }

            if (received < limit) yield break;
            offset += received;
            previous = current;
        }
    }

    /// <summary>Gets the messages of a conversation and returns each message as soon as it arrives.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="query">Details to include.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    /// <exception cref="SymblUnexpectedResponseException">
    /// The response is not JSON or is truncated; the messages before the error were returned.
    /// </exception>
    [SymblOperation("getMessages")]
    public IAsyncEnumerable<SymblMessage> GetMessagesAsync(string conversationId, MessageQuery query, CancellationToken cancellationToken)
    {
        var parameters = new Query()
            .Add("verbose", query.Words ? true : null)
            .Add("sentiment", query.Sentiment ? true : null)
            .Add("redact", query.Redact ? true : null)
            .Add("exclude", query.ExcludeEntities.Count == 0 ? null : JsonText.List(query.ExcludeEntities));
        var request = _connection.Request(HttpMethod.Get, parameters, "v1", "conversations", conversationId, "messages");
        return _connection.StreamAsync(request, "messages", new MessageParser(conversationId).Read, cancellationToken);
    }

    private ServiceRequest List(ConversationQuery query, int limit, int offset) => _connection.Request(
        HttpMethod.Get,
        new Query()
            .Add("limit", (long)limit)
            .Add("offset", offset == 0 ? null : (long?)offset)
            .Add("order", query.Descending ? "desc" : null)
            .Add("startTime", query.After ?? (query.Filter is null ? Beginning : null))
            .Add("endTime", query.Before)
            .Add("filter", query.Filter),
        query.GroupId is null ? ["v1", "conversations"] : ["v1", "groups", query.GroupId, "conversations"]);
}
