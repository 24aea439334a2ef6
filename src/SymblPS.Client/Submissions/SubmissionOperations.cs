using SymblPS.Client.Files;
using SymblPS.Client.Http;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Submissions;

/// <summary>Submissions of recordings and texts (<c>/v1/process/audio</c>, <c>/v1/process/video</c>, <c>/v1/process/text</c>).</summary>
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
        options.ValidateForFile();
        long length;
        using (var file = InputFile.Open(path)) length = file.Length;
        var contentType = RecordingContentType.Of(kind, path, options.ContentType);
        var attempt = new SubmissionAttempt { Source = path, TotalBytes = length, Progress = progress };
        var request = Request([Path(kind)], conversationId, SubmissionParameters.ToQuery(options)) with
        {
            ExpectContinue = length > AskBeforeSending,
            // Opened for each attempt and closed after it: nothing is held while a slot is waited for.
            Content = watch => attempt.Begin(watch, UploadContent.File(InputFile.Open(path), contentType, watch, attempt.Sent)),
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
        return new SubmissionLoop(_connection, attempt, options, limits).RunAsync(request, cancellationToken);
    }

    /// <summary>Submits the messages of one conversation, written to the network as they are read.</summary>
    /// <param name="messages">The messages, at least one, in the order in which they were said.</param>
    /// <param name="source">What they come from, as errors and the job name it: a file, or a few words.</param>
    /// <param name="options">What the service shall do with them; options of sound are refused.</param>
    /// <param name="conversationId">Conversation to append to; <see langword="null"/> makes a new one.</param>
    /// <param name="limits">How long a service at its limit is waited for.</param>
    /// <param name="progress">Told how it goes on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The job; the conversation is ready when the job is over.</returns>
    /// <exception cref="ArgumentException">There are no messages, one has no words, or an option cannot be.</exception>
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
            throw new ArgumentException("A message has no words.", nameof(messages));
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
