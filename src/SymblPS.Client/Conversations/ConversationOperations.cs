using System.Runtime.CompilerServices;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Conversations;

/// <summary>Conversations and their messages (<c>/v1/conversations</c>).</summary>
public sealed class ConversationOperations
{
    // A caller that looks at the first few gets them soon; one that wants all of a thousand needs few requests.
    private const int FirstPage = 20;
    private const int LargestPage = 200;

    // Characters of a label's value (schema ConversationUpdate).
    private const int LongestLabel = 128;

    // Without a start the service lists the last seven days only.
    private static readonly DateTimeOffset Beginning = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ServiceConnection _connection;

    internal ConversationOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Reads one conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    [SymblOperation("getConversation")]
    public async Task<SymblConversation> GetAsync(string conversationId, CancellationToken cancellationToken)
    {
        var wire = await _connection.GetAsync(ConversationJson.Default.WireConversation, cancellationToken, "v1", "conversations", conversationId)
            .ConfigureAwait(false);
        return ConversationMapper.Map(wire, conversationId);
    }

    /// <summary>Replaces the labels of a conversation; labels that are not given are removed.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="metadata">All labels it shall have.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The labels as the service keeps them.</returns>
    /// <exception cref="ArgumentException">A label has no name, or a value of more than 128 characters.</exception>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    [SymblOperation("updateConversation")]
    public async Task<IReadOnlyDictionary<string, string>> SetMetadataAsync(
        string conversationId, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        foreach (var label in metadata)
        {
            if (string.IsNullOrWhiteSpace(label.Key)) throw new ArgumentException("A label has no name.", nameof(metadata));
            if (label.Value.Length > LongestLabel)
                throw new ArgumentException($"The label '{label.Key}' has {label.Value.Length} characters; the service takes {LongestLabel}.", nameof(metadata));
        }

        var labels = metadata.ToDictionary(static label => label.Key, static label => label.Value);
        var answer = await _connection.PutAsync(
            ConversationJson.Default.WireMetadata, new WireMetadata { Metadata = labels }, ConversationJson.Default.WireMetadata, cancellationToken,
            "v1", "conversations", conversationId).ConfigureAwait(false);
        return answer.Metadata ?? labels;
    }

    /// <summary>Removes a conversation and everything derived from it. This cannot be undone.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The service's own words; <see langword="null"/> where it says nothing.</returns>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    [SymblOperation("deleteConversation")]
    public async Task<string?> RemoveAsync(string conversationId, CancellationToken cancellationToken)
    {
        var request = _connection.Request(HttpMethod.Delete, null, "v1", "conversations", conversationId);
        var answer = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.ReadOptional(ConversationJson.Default.WireAcknowledgement).Message;
    }

    /// <summary>Lists conversations, page by page; no page is asked for before the ones before it are used up.</summary>
    /// <param name="query">Which ones, and in which order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such group.</exception>
    [SymblOperation("listConversations")]
    [SymblOperation("listGroupConversations")]
    public async IAsyncEnumerable<SymblConversation> ListAsync(
        ConversationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The contract refuses a window that begins in the future. Nothing lies in it.
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
                // A conversation made meanwhile moves the ones after it along: those were given already.
                if (previous.Contains(conversation.ConversationId)) continue;
                yield return conversation;
                if (--left == 0) yield break;
            }

            if (received < limit) yield break;
            offset += received;
            previous = current;
        }
    }

    /// <summary>Reads the messages of a conversation, each as soon as it has arrived.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="query">What to read with them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such conversation.</exception>
    /// <exception cref="SymblUnexpectedResponseException">The answer is no JSON, or is cut off; what came before was given.</exception>
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
