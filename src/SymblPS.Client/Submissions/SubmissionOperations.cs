using SymblPS.Client.Http;

namespace SymblPS.Client;

/// <summary>Submissions of recordings (<c>/v1/process/audio</c>, <c>/v1/process/video</c>).</summary>
/// <remarks>
/// A submission may start work that costs money, so it is sent again only where the service said that it did not take it (429, 401), or
/// where
/// no connection came about. After any other failure the error says that the service may have it.
/// </remarks>
public sealed class SubmissionOperations
{
    // Below this a refusal costs less than the round trip of asking first.
    private const long AskBeforeSending = 1024 * 1024;
    private readonly ServiceConnection _connection;

    internal SubmissionOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Submits a file, streamed from disk.</summary>
    /// <param name="kind">Sound or moving pictures.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What the service shall do with it.</param>
    /// <param name="conversationId">Conversation to append to; <see langword="null"/> makes a new one.</param>
    /// <param name="limits">How long a service at its limit is waited for.</param>
    /// <param name="progress">Told how it goes on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The job; the conversation is ready when the job is over.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read, or became shorter while it was sent.</exception>
    /// <exception cref="ArgumentException">It is a folder or empty, or an option cannot be.</exception>
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
        options.Validate();
        if (options.StartTime is not null)
            throw new ArgumentException("StartTime is taken for submissions by address only.", nameof(options.StartTime));
        long length;
        using (var file = RecordingFile.Open(path)) length = file.Length;
        var contentType = RecordingFile.ContentType(kind, path, options.ContentType);
        var attempt = new SubmissionAttempt { Source = path, TotalBytes = length, Progress = progress };
        var request = Request(kind, byAddress: false, conversationId, SubmissionParameters.ToQuery(options)) with
        {
            ExpectContinue = length > AskBeforeSending,
            // Opened for each attempt and closed after it: nothing is held while a slot is waited for.
            Content = watch => attempt.Begin(watch, UploadContent.File(RecordingFile.Open(path), contentType, watch, attempt.Sent)),
        };
        return new SubmissionLoop(_connection, attempt, options, limits).RunAsync(request, cancellationToken);
    }

    /// <summary>Submits a recording the service fetches itself.</summary>
    /// <param name="kind">Sound or moving pictures.</param>
    /// <param name="uri">Address of the recording, absolute http or https.</param>
    /// <param name="options">What the service shall do with it.</param>
    /// <param name="conversationId">Conversation to append to; <see langword="null"/> makes a new one.</param>
    /// <param name="limits">How long a service at its limit is waited for.</param>
    /// <param name="progress">Told how it goes on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The job; the conversation is ready when the job is over.</returns>
    /// <exception cref="ArgumentException">The address or an option cannot be.</exception>
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
        options.Validate();
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{uri.OriginalString}' is not an absolute http or https address.", nameof(uri));
        if (!string.IsNullOrEmpty(options.ContentType))
            throw new ArgumentException("ContentType is taken for files only: the service asks the address itself.",
                nameof(options.ContentType));
        var body = SubmissionParameters.ToBody(options, uri);
        // A signed address carries its key in the query.
        var attempt = new SubmissionAttempt { Source = uri.GetLeftPart(UriPartial.Path), Progress = progress };
        var request = Request(kind, byAddress: true, conversationId, null) with
        {
            Content = watch => attempt.Begin(watch, UploadContent.Json(body, watch)),
            Secrets = uri.Query.Length > 1 ? [uri.Query.Substring(1)] : [],
        };
        return new SubmissionLoop(_connection, attempt, options, limits).RunAsync(request, cancellationToken);
    }

    private ServiceRequest Request(SymblMediaKind kind, bool byAddress, string? conversationId, Query? query)
    {
        List<string> segments = ["v1", "process", kind == SymblMediaKind.Video ? "video" : "audio"];
        if (byAddress) segments.Add("url");
        if (conversationId is not null) segments.Add(conversationId);
        return _connection.Request(conversationId is null ? HttpMethod.Post : HttpMethod.Put, query, [.. segments]);
    }
}
