using System.Globalization;
using System.Text.Json;
using SymblPS.Client.Http;
using SymblPS.Client.Json;
using SymblPS.Client.Submissions;

namespace SymblPS.Client.KnownVoices;

/// <summary>Registered voices of the local server (<c>/local/voices</c>). Other services do not have them.</summary>
public sealed class VoiceOperations
{
    private readonly ServiceConnection _connection;
    private readonly ServiceExtensions _extensions;

    internal VoiceOperations(ServiceConnection connection)
    {
        _connection = connection;
        _extensions = new ServiceExtensions(connection);
    }

    /// <summary>Lists the voices, without their voice prints.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotSupportedException">The service has no registered voices.</exception>
    public async Task<KnownVoiceList> ListAsync(CancellationToken cancellationToken)
    {
        await RequireAsync(cancellationToken).ConfigureAwait(false);
        var answer = await _connection.SendAsync(_connection.Request(HttpMethod.Get, null, "local", "voices"), cancellationToken).ConfigureAwait(false);
        JsonElement? list = answer.Root();
        return new KnownVoiceList(
            [.. Objects(list.Member("voices")).Select(Map)],
            [.. Objects(list.Member("damaged")).Select(static file => new DamagedVoice(
                WireValues.Some(file.Member("id").Text()), file.Member("file").Text() ?? string.Empty))]);
    }

    /// <summary>Registers the voice of a member. The client does not repeat the request if the outcome of a failed attempt is unknown.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="memberId">ID of the member.</param>
    /// <param name="name">Name of the person.</param>
    /// <param name="consent">Statement of consent.</param>
    /// <param name="replace">Whether the voice replaces the one with the same name.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The name or the consent is empty.</exception>
    /// <exception cref="SymblNotSupportedException">The service has no registered voices.</exception>
    /// <exception cref="SymblNotFoundException">The conversation or the member does not exist.</exception>
    public async Task<SymblVoice> RegisterAsync(
        string conversationId, string memberId, string name, string consent, bool replace, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException("Name must not be empty: the name of the person.", nameof(name));
        if (string.IsNullOrWhiteSpace(consent))
            throw new ArgumentException("Consent must not be empty: state who agreed to the registration, and when.", nameof(consent));
        await RequireAsync(cancellationToken).ConfigureAwait(false);
        var body = JsonText.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("conversationId", conversationId);
            writer.WriteString("memberId", memberId);
            writer.WriteString("name", name);
            writer.WriteString("consent", consent);
            writer.WriteBoolean("replace", replace);
            writer.WriteEndObject();
        });
        var request = _connection.Request(HttpMethod.Post, null, "local", "voices") with { Content = watch => UploadContent.Json(body, watch) };
        var answer = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return Map(answer.Root());
    }

    /// <summary>Removes a voice, with its voice print.</summary>
    /// <param name="voiceId">ID of the voice.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotSupportedException">The service has no registered voices.</exception>
    /// <exception cref="SymblNotFoundException">The voice does not exist.</exception>
    public async Task RemoveAsync(string voiceId, CancellationToken cancellationToken)
    {
        await RequireAsync(cancellationToken).ConfigureAwait(false);
        await _connection.SendAsync(_connection.Request(HttpMethod.Delete, null, "local", "voices", voiceId), cancellationToken).ConfigureAwait(false);
    }

    private Task RequireAsync(CancellationToken cancellationToken) =>
        _extensions.RequireAsync(ServiceExtensions.KnownVoices, "has no registered voices", "Nothing was changed.", cancellationToken);

    private static IEnumerable<JsonElement?> Objects(JsonElement? list) =>
        list.Elements().Where(static item => item.ValueKind == JsonValueKind.Object).Select(static item => (JsonElement?)item);

    private static SymblVoice Map(JsonElement? wire) => new()
    {
        VoiceId = wire.Member("id").Text() ?? string.Empty,
        Name = wire.Member("name").Text() ?? string.Empty,
        Consent = wire.Member("consent").Text() ?? string.Empty,
        RegisteredAt = DateTimeOffset.TryParse(
            wire.Member("registeredAt").Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null,
        SpeechTime = double.TryParse(wire.Member("seconds").Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? WireTime.Seconds(seconds)
            : null,
    };
}

/// <summary>The registered voices of the local server.</summary>
/// <param name="Voices">The voices.</param>
/// <param name="Damaged">The files that the server cannot read.</param>
public sealed record KnownVoiceList(IReadOnlyList<SymblVoice> Voices, IReadOnlyList<DamagedVoice> Damaged);

/// <summary>A file of a voice that the server cannot read.</summary>
/// <param name="VoiceId">ID of the voice, to remove it; <see langword="null"/> if the name of the file is not an ID.</param>
/// <param name="File">Name of the file.</param>
public sealed record DamagedVoice(string? VoiceId, string File);
