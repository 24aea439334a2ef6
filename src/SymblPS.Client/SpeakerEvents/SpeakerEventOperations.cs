using SymblPS.Client.Conversations;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.SpeakerEvents;

/// <summary>Speaker events that the caller supplies (<c>/v1/conversations/{conversationId}/speakers</c>).</summary>
public sealed class SpeakerEventOperations
{
    private readonly ServiceConnection _connection;

    internal SpeakerEventOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Sends speaker events of a processed conversation. The service updates messages and insights shortly after.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="events">At least one event; the client sends the events in time order.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The message of the service; <see langword="null"/> if the service sent none.</returns>
    /// <exception cref="ArgumentException">There are no events, or an event has no name or a negative offset.</exception>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("putSpeakerEvents")]
    public async Task<string?> AddAsync(string conversationId, IReadOnlyList<SpeakerEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0) throw new ArgumentException("There is no event to add.", nameof(events));
        if (events.FirstOrDefault(static one => string.IsNullOrWhiteSpace(one.Name) || one.Offset < TimeSpan.Zero) is { } wrong)
            throw new ArgumentException($"An event needs a name and an offset of 0 or more; one has '{wrong.Name}' and {wrong.Offset}.", nameof(events));
        var body = Body(SpeakerTurns.InOrder(events));
        var request = _connection.Request(HttpMethod.Put, null, "v1", "conversations", conversationId, "speakers") with
        {
            Content = watch => UploadContent.Json(body, watch),
        };
        var answer = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.ReadOptional(ConversationJson.Default.WireAcknowledgement).Message;
    }

    private static byte[] Body(IReadOnlyList<SpeakerEvent> events) => JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("speakerEvents");
        foreach (var one in events)
        {
            writer.WriteStartObject();
            writer.WriteString("type", one.Started ? "started_speaking" : "stopped_speaking");
            writer.WriteStartObject("user");
            writer.WriteString("id", one.Id ?? one.Email ?? one.Name);
            writer.WriteString("name", one.Name);
            if (!string.IsNullOrEmpty(one.Email)) writer.WriteString("email", one.Email);
            writer.WriteEndObject();
            writer.WriteStartObject("offset");
            writer.WriteNumber("seconds", one.Offset.Ticks / TimeSpan.TicksPerSecond);
            writer.WriteNumber("nanos", one.Offset.Ticks % TimeSpan.TicksPerSecond * (1_000_000_000 / TimeSpan.TicksPerSecond));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
