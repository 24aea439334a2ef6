using System.Text.Json;
using SymblPS.Client.Http;

namespace SymblPS.Client.Submissions;

/// <summary>Additions of the local server to the service, as the server states them (<c>GET /local/info</c>).</summary>
internal sealed class ServiceExtensions(ServiceConnection connection)
{
    /// <summary>A recording can come with its transcript.</summary>
    public const string Transcript = "transcript";

    /// <summary>Diarization can detect the number of speakers. The name of the parameter is the same.</summary>
    public const string SpeakerCount = "detectSpeakerCount";

    /// <summary>
    /// The service can detect if each channel has one speaker, and notes it if a submission states no method. The name of the parameter is the same.
    /// </summary>
    public const string SpeakerChannels = "detectSpeakerChannels";

    /// <summary>Voices can be registered, and can name the speakers of a submission. The name of the parameter is the same.</summary>
    public const string KnownVoices = "knownVoices";

    private const string NotSubmitted = "Nothing was submitted.";

    private IReadOnlyList<string>? _known;

    /// <summary>Throws an exception if options need an addition that the service does not have. Another service would refuse or ignore it.</summary>
    /// <exception cref="SymblNotSupportedException">The service does not have the addition. Nothing was sent.</exception>
    public async Task RequireForAsync(SubmissionOptions options, CancellationToken cancellationToken)
    {
        if (options.Transcript is not null) await RequireAsync(Transcript, "takes no transcript with a recording", NotSubmitted, cancellationToken).ConfigureAwait(false);
        if (options.DetectSpeaker)
            await RequireAsync(SpeakerCount, "does not detect the number of speakers (-DetectSpeaker)", NotSubmitted, cancellationToken).ConfigureAwait(false);
        if (options.Channel == ChannelMode.Auto)
            await RequireAsync(SpeakerChannels, "does not detect the speakers of channels (-Channel Auto)", NotSubmitted, cancellationToken).ConfigureAwait(false);
        if (options.KnownVoice)
            await RequireAsync(KnownVoices, "does not name speakers by registered voices (-KnownVoice)", NotSubmitted, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns whether options need an addition.</summary>
    public static bool AreNeeded(SubmissionOptions options) =>
        options.Transcript is not null || options.DetectSpeaker || options.KnownVoice || options.Channel == ChannelMode.Auto;

    /// <summary>Returns whether the service has an addition. Another service does not have the address.</summary>
    public async Task<bool> HasAsync(string name, CancellationToken cancellationToken) =>
        (_known ??= await ReadAsync(cancellationToken).ConfigureAwait(false)).Contains(name);

    /// <summary>Throws an exception if the service does not have an addition.</summary>
    /// <param name="name">Name of the addition.</param>
    /// <param name="lacks">The lack, such as <c>takes no transcript</c>.</param>
    /// <param name="outcome">The outcome, in a full sentence.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotSupportedException">The service does not have the addition.</exception>
    public async Task RequireAsync(string name, string lacks, string outcome, CancellationToken cancellationToken)
    {
        if (await HasAsync(name, cancellationToken).ConfigureAwait(false)) return;
        throw new SymblNotSupportedException(
            $"The service at {connection.Transport.Address.BaseUri} {lacks}; only the local server does (Connect-Symbl -Local). {outcome}");
    }

    private async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await connection.SendAsync(connection.Request(HttpMethod.Get, null, "local", "info"), cancellationToken).ConfigureAwait(false);
            using var info = JsonDocument.Parse(answer.Body);
            return info.RootElement.ValueKind == JsonValueKind.Object && info.RootElement.TryGetProperty("extensions", out var names) && names.ValueKind == JsonValueKind.Array
                ? [.. names.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString()!)]
                : [];
        }
        catch (Exception e) when (e is SymblServiceException { StatusCode: >= 400 and < 500 } or SymblNotFoundException or JsonException)
        {
            return [];
        }
    }
}
