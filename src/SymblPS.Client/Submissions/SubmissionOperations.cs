using Symbl.Transcripts.Content;
using SymblPS.Client.Files;
using SymblPS.Client.Http;

namespace SymblPS.Client.Submissions;

/// <summary>Submissions of recordings and texts (<c>/v1/process/audio</c>, <c>/v1/process/video</c>, <c>/v1/process/text</c>).</summary>
/// <remarks>
/// A submission can start work that costs money. The client repeats it only if the service refused it (429, 401), or if no connection was
/// established. After any other failure, the error says that the service may have the submission.
/// </remarks>
public sealed class SubmissionOperations
{
    // For a smaller body, a refusal costs less than the round trip of the expectation.
    private const long AskBeforeSending = 1024 * 1024;
    private readonly ServiceConnection _connection;
    private readonly ServiceExtensions _extensions;

    internal SubmissionOperations(ServiceConnection connection) => (_connection, _extensions) = (connection, new ServiceExtensions(connection));

    /// <summary>Submits a file and streams it from disk.</summary>
    /// <param name="kind">Audio or video.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="options">Options of the submission.</param>
    /// <param name="conversationId">ID of the conversation to append to; <see langword="null"/> creates a conversation.</param>
    /// <param name="limits">Time limits.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The job; the conversation is complete when the job has ended.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read, or became shorter during the upload.</exception>
    /// <exception cref="ArgumentException">The path names a folder or an empty file, or an option is invalid.</exception>
    /// <exception cref="SymblNotSupportedException">The options need an addition of the local server, and the service does not have it.</exception>
    /// <exception cref="SymblRateLimitException">The service stayed at its limit.</exception>
    /// <exception cref="SymblAmbiguousSubmissionException">The connection broke; the service may have the recording.</exception>
    [SymblOperation("submitAudio")]
    [SymblOperation("appendAudio")]
    [SymblOperation("submitVideo")]
    [SymblOperation("appendVideo")]
    public Task<SymblJob> SubmitFileAsync(
        SymblMediaKind kind, string path, SubmissionOptions options, string? conversationId, SubmissionLimits limits,
        IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken)
    {
        options.ValidateForFile();
        return ServiceExtensions.AreNeeded(options)
            ? SubmitExtendedAsync(kind, path, options, conversationId, limits, progress, cancellationToken)
            : SubmitAsync(kind, path, options, conversationId, limits, progress, form: null, cancellationToken);
    }

    /// <summary>
    /// Gets whether the service judges channels itself, and notes in the provenance if each channel has one person. A failure of the service counts
    /// as no: the submission that follows reports it.
    /// </summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<bool> JudgesChannelsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _extensions.HasAsync(ServiceExtensions.SpeakerChannels, cancellationToken).ConfigureAwait(false);
        }
        catch (SymblException)
        {
            return false;
        }
    }

    /// <summary>Asks first whether the service has the additions that the options need. Another service would refuse the recording after its upload.</summary>
    private async Task<SymblJob> SubmitExtendedAsync(
        SymblMediaKind kind, string path, SubmissionOptions options, string? conversationId, SubmissionLimits limits,
        IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken)
    {
        using (InputFile.Open(path)) { }
        await _extensions.RequireForAsync(options, cancellationToken).ConfigureAwait(false);
        var form = options.Transcript is null ? null : new TranscriptForm(options.Transcript, RecordingContentType.Of(kind, path, options.ContentType));
        return await SubmitAsync(kind, path, options, conversationId, limits, progress, form, cancellationToken).ConfigureAwait(false);
    }

    private Task<SymblJob> SubmitAsync(
        SymblMediaKind kind, string path, SubmissionOptions options, string? conversationId, SubmissionLimits limits,
        IProgress<SubmissionProgress>? progress, TranscriptForm? form, CancellationToken cancellationToken)
    {
        long length;
        using (var file = InputFile.Open(path)) length = file.Length;
        var contentType = RecordingContentType.Of(kind, path, options.ContentType);
        var attempt = new SubmissionAttempt { Source = path, TotalBytes = form?.Length(length) ?? length, Progress = progress };
        var request = Request([Path(kind)], conversationId, SubmissionParameters.ToQuery(options)) with
        {
            ExpectContinue = length > AskBeforeSending,
            // Open the file for each attempt and close it after. The client holds no file while it waits for a job slot.
            Content = watch => attempt.Begin(
                watch, form?.Open(InputFile.Open(path), watch, attempt.Sent) ?? UploadContent.File(InputFile.Open(path), contentType, watch, attempt.Sent)),
        };
        return new SubmissionLoop(_connection, attempt, options, limits).RunAsync(request, cancellationToken);
    }

    /// <summary>Submits the address of a recording that the service downloads.</summary>
    /// <param name="kind">Audio or video.</param>
    /// <param name="uri">Absolute http or https address of the recording.</param>
    /// <param name="options">Options of the submission.</param>
    /// <param name="conversationId">ID of the conversation to append to; <see langword="null"/> creates a conversation.</param>
    /// <param name="limits">Time limits.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The job; the conversation is complete when the job has ended.</returns>
    /// <exception cref="ArgumentException">The address or an option is invalid.</exception>
    /// <exception cref="SymblNotSupportedException">The options need an addition of the local server, and the service does not have it.</exception>
    /// <exception cref="SymblRateLimitException">The service stayed at its limit.</exception>
    /// <exception cref="SymblAmbiguousSubmissionException">The connection broke; the service may have the submission.</exception>
    [SymblOperation("submitAudioUrl")]
    [SymblOperation("appendAudioUrl")]
    [SymblOperation("submitVideoUrl")]
    [SymblOperation("appendVideoUrl")]
    public Task<SymblJob> SubmitUriAsync(
        SymblMediaKind kind, Uri uri, SubmissionOptions options, string? conversationId, SubmissionLimits limits,
        IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken)
    {
        options.ValidateForUri();
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{uri.OriginalString}' is not an absolute http or https address.", nameof(uri));
        var body = SubmissionParameters.ToBody(options, uri);
        // A signed address carries its key in the query.
        var attempt = new SubmissionAttempt { Source = uri.GetLeftPart(UriPartial.Path), Progress = progress };
        var request = Request([Path(kind), "url"], conversationId, null) with
        {
            Content = watch => attempt.Begin(watch, UploadContent.Json(body, watch)),
            Secrets = uri.Query.Length > 1 ? [uri.Query.Substring(1)] : [],
        };
        var loop = new SubmissionLoop(_connection, attempt, options, limits);
        return ServiceExtensions.AreNeeded(options) ? SubmitExtendedAsync(loop, request, options, cancellationToken) : loop.RunAsync(request, cancellationToken);
    }

    private async Task<SymblJob> SubmitExtendedAsync(SubmissionLoop loop, ServiceRequest request, SubmissionOptions options, CancellationToken cancellationToken)
    {
        await _extensions.RequireForAsync(options, cancellationToken).ConfigureAwait(false);
        return await loop.RunAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Submits the messages of one conversation and streams them to the service.</summary>
    /// <param name="messages">At least one message, in the order of the conversation.</param>
    /// <param name="source">Source of the messages for errors and the job: a file, or a short description.</param>
    /// <param name="options">Options of the submission; options for audio are refused.</param>
    /// <param name="conversationId">ID of the conversation to append to; <see langword="null"/> creates a conversation.</param>
    /// <param name="limits">Time limits.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The job; the conversation is complete when the job has ended.</returns>
    /// <exception cref="ArgumentException">There are no messages, a message has no text, or an option is invalid.</exception>
    /// <exception cref="SymblRateLimitException">The service stayed at its limit.</exception>
    /// <exception cref="SymblAmbiguousSubmissionException">The connection broke; the service may have the messages.</exception>
    [SymblOperation("submitText")]
    [SymblOperation("appendText")]
    public Task<SymblJob> SubmitTextAsync(
        IReadOnlyList<TextMessage> messages, string source, SubmissionOptions options, string? conversationId, SubmissionLimits limits,
        IProgress<SubmissionProgress>? progress, CancellationToken cancellationToken)
    {
        options.ValidateForText();
        if (messages.Count == 0) throw new ArgumentException("There is no message to submit.", nameof(messages));
        if (messages.Any(static message => string.IsNullOrWhiteSpace(message.Text)))
            throw new ArgumentException("A message has no text.", nameof(messages));
        var body = new TextBody(options, messages);
        var attempt = new SubmissionAttempt { Source = source, TotalBytes = body.Length, Progress = progress };
        var request = Request(["text"], conversationId, null) with
        {
            ExpectContinue = body.Length > AskBeforeSending,
            Content = watch => attempt.Begin(watch, UploadContent.Generated(body.Open(), body.Length, "application/json", watch, attempt.Sent)),
        };
        return new SubmissionLoop(_connection, attempt, options, limits).RunAsync(request, cancellationToken);
    }

    private static string Path(SymblMediaKind kind) => kind == SymblMediaKind.Video ? "video" : "audio";

    private ServiceRequest Request(string[] what, string? conversationId, Query? query)
    {
        List<string> segments = ["v1", "process", .. what];
        if (conversationId is not null) segments.Add(conversationId);
        return _connection.Request(conversationId is null ? HttpMethod.Post : HttpMethod.Put, query, [.. segments]);
    }
}
