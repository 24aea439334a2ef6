using System.Text.Json;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Experiences;

/// <summary>Pages that show conversations (<c>/v1/conversations/{conversationId}/experiences</c>).</summary>
public sealed class ExperienceOperations
{
    private readonly ServiceConnection _connection;

    internal ExperienceOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Creates a page that shows a conversation. Everyone who has the address can see the page.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="options">Options of the page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    /// <exception cref="SymblUnexpectedResponseException">The response contains no address.</exception>
    [SymblOperation("createExperience")]
    public async Task<SymblExperience> CreateAsync(string conversationId, ExperienceOptions options, CancellationToken cancellationToken)
    {
        options.Validate();
        var body = JsonText.Bytes(options.Write);
        var request = _connection.Request(HttpMethod.Post, null, "v1", "conversations", conversationId, "experiences") with
        {
            Content = watch => UploadContent.Json(body, watch),
        };
        var (wire, address) = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return new SymblExperience
        {
            ConversationId = conversationId,
            Name = WireValues.Or(wire.Name, options.Name),
            Uri = address,
            AdditionalProperties = WireValues.Rest(wire.Rest),
        };
    }

    /// <summary>Changes the address of the recording on the insights page of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="mediaUri">Public address of the recording.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The address is not an absolute http or https address.</exception>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    [SymblOperation("updateExperienceMediaUrl")]
    public Task SetMediaAsync(string conversationId, Uri mediaUri, CancellationToken cancellationToken)
    {
        if (!(mediaUri.IsAbsoluteUri && mediaUri.Scheme is "http" or "https"))
            throw new ArgumentException("The address of the recording must be an absolute http or https address.", nameof(mediaUri));
        var body = JsonText.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("url", mediaUri.AbsoluteUri);
            writer.WriteEndObject();
        });
        var request = _connection.Request(HttpMethod.Put, null, "v1", "conversations", conversationId, "experiences", "url") with
        {
            Content = watch => UploadContent.Json(body, watch),
            Repeatable = true,
        };
        return _connection.SendAsync(request, cancellationToken);
    }

    /// <summary>Gets the address of the page that lists conversations.</summary>
    /// <param name="includeCallScore">Whether the page shows call scores.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblUnexpectedResponseException">The response contains no address.</exception>
    [SymblOperation("getInsightsListUrl")]
    public Task<SymblInsightPage> GetListPageAsync(bool includeCallScore, CancellationToken cancellationToken) =>
        PageAsync(null, includeCallScore, cancellationToken, "list");

    /// <summary>Gets the address of the page with the insights of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="includeCallScore">Whether the page shows the call score.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    /// <exception cref="SymblUnexpectedResponseException">The response contains no address.</exception>
    [SymblOperation("getInsightsDetailsUrl")]
    public Task<SymblInsightPage> GetDetailsPageAsync(string conversationId, bool includeCallScore, CancellationToken cancellationToken) =>
        PageAsync(conversationId, includeCallScore, cancellationToken, "details", conversationId);

    private async Task<SymblInsightPage> PageAsync(
        string? conversationId, bool includeCallScore, CancellationToken cancellationToken, params string[] path)
    {
        var query = new Query().Add("includeCallScore", includeCallScore ? true : null);
        var request = _connection.Request(HttpMethod.Get, query, ["v1", "conversations", "experiences", "insights", .. path]);
        var (wire, address) = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return new SymblInsightPage { ConversationId = conversationId, Uri = address, AdditionalProperties = WireValues.Rest(wire.Rest) };
    }

    private async Task<(WireExperience Wire, Uri Address)> ReadAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var answer = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var wire = answer.Read(ExperienceJson.Default.WireExperience);
        return Uri.TryCreate(wire.Url, UriKind.Absolute, out var address)
            ? (wire, address)
            : throw answer.Unexpected(new JsonException("The response contains no address."));
    }
}
