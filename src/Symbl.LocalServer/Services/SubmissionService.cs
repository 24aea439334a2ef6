using System.Globalization;
using System.Text.Json;
using Symbl.Domain;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.Options;
using Symbl.Storage;
using Symbl.Storage.Recordings;

namespace Symbl.LocalServer.Services;

/// <summary>
/// Accepts submissions. It stores the content first, and then the conversation and the job in one transaction. An accepted submission
/// survives
/// a crash.
/// </summary>
internal sealed class SubmissionService(
    ServerOptions options, IStore store, IRecordingStore recordings, JobWorkers workers, TimeProvider clock)
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(60);

    // The number of reserved jobs, for submissions in transfer.
    private int _reserved;

    /// <summary>Accepts the bytes of a recording.</summary>
    /// <param name="target">The conversation, options and fault of the submission.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="contentType">The declared media type, if any.</param>
    /// <param name="transcript">The transcript of the recording; null without one.</param>
    /// <param name="cancel">Cancels the operation.</param>
    /// <exception cref="RefusedException">
    /// The recording is empty or too large, the client stops sending, or the account has too many jobs.
    /// </exception>
    public Task<AcceptedSubmission> AcceptRecordingAsync(
        SubmissionTarget target, Stream body, string? contentType, GivenTranscript? transcript, CancellationToken cancel)
    {
        var id = NewJobId();
        return AcceptAsync(
            target,
            async () =>
            {
                var stored = await ReceiveAsync(id, body, cancel);
                if (transcript is not null)
                    StoreTranscript(id, transcript);
                // The job names the transcript, so that it never runs without it.
                return new NewJob(id, null, contentType, stored.Size, stored.Sha256, target.Options with { Transcript = transcript?.Source }, target.Fault);
            },
            cancel);
    }

    /// <summary>Accepts the address of a recording. The job fetches the recording.</summary>
    /// <param name="target">The conversation, options and fault of the submission.</param>
    /// <param name="url">The address of the recording.</param>
    /// <param name="cancel">Cancels the operation.</param>
    /// <exception cref="RefusedException">The address is private, or the account has too many jobs.</exception>
    public Task<AcceptedSubmission> AcceptUrlAsync(SubmissionTarget target, Uri url, CancellationToken cancel)
    {
        if (!options.AllowPrivateUrls && PublicAddresses.ExcludeOutright(url))
        {
            throw new RefusedException(
                Refusal.Invalid,
                "\"url\" leads to a private or loopback address; the local server fetches from there only with --allow-private-urls");
        }

        var job = new NewJob(NewJobId(), url.AbsoluteUri, null, null, null, target.Options, target.Fault);
        return AcceptAsync(target, () => Task.FromResult(job), cancel);
    }

    /// <summary>Accepts messages.</summary>
    /// <param name="target">The conversation, options and fault of the submission.</param>
    /// <param name="messages">The messages in order.</param>
    /// <param name="cancel">Cancels the operation.</param>
    /// <exception cref="RefusedException">The account has too many jobs.</exception>
    public Task<AcceptedSubmission> AcceptTextAsync(
        SubmissionTarget target, IReadOnlyList<ImportedMessage> messages, CancellationToken cancel)
    {
        var id = NewJobId();
        return AcceptAsync(
            target,
            async () =>
            {
                using var content = new MemoryStream(ImportedMessages.Write(messages));
                var stored = await recordings.ReceiveAsync(id, content, long.MaxValue, Stall, cancel);
                return new NewJob(id, null, ImportedMessages.MediaType, stored.Size, stored.Sha256, target.Options, target.Fault);
            },
            cancel);
    }

    private async Task<AcceptedSubmission> AcceptAsync(SubmissionTarget target, Func<Task<NewJob>> receiveAsync, CancellationToken cancel)
    {
        if (!await ReserveAsync(cancel))
        {
            throw new RefusedException(Refusal.TooMany, ServerOptions.TooManyJobsText(options.MaxJobs))
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }

        NewJob? job = null;
        long? conversation = null;
        var isReserved = true;
        try
        {
            job = await receiveAsync();
            conversation = await store.WriteAsync(
                unit =>
                {
                    var added = Add(unit, job, target.AppendTo);
                    // The job itself counts from the commit on.
                    Release(ref isReserved);
                    return added;
                },
                cancel);
        }
        finally
        {
            Release(ref isReserved);
            if (conversation is null && job is not null)
                recordings.Remove(job.Id);
        }

        if (conversation is null)
            throw RefusedException.ConversationNotFound();
        await workers.StartAsync(job.Id, cancel);
        return new AcceptedSubmission(conversation.Value, job.Id);
    }

    // If the store fails, nothing stays reserved.
    private async Task<bool> ReserveAsync(CancellationToken cancel)
    {
        var isReserved = false;
        try
        {
            return await store.WriteAsync(
                unit =>
                {
                    if (unit.Jobs.CountUnfinished() + Volatile.Read(ref _reserved) >= options.MaxJobs)
                        return false;
                    Interlocked.Increment(ref _reserved);
                    return isReserved = true;
                },
                cancel);
        }
        catch
        {
            Release(ref isReserved);
            throw;
        }
    }

    private void Release(ref bool isReserved)
    {
        if (!isReserved)
            return;
        isReserved = false;
        Interlocked.Decrement(ref _reserved);
    }

    /// <returns>Null if the conversation for an append no longer exists.</returns>
    private long? Add(IUnitOfWork unit, NewJob job, long? appendTo)
    {
        var now = clock.GetUtcNow();
        long conversation;
        if (appendTo is not { } existing)
        {
            conversation = AddConversation(unit, job.Options, now);
        }
        else
        {
            if (unit.Conversations.Find(existing) is not { } row)
                return null;
            unit.Conversations.Change(existing, job.Options.Name, Labels(row.Metadata, job.Options));
            conversation = existing;
        }

        unit.Jobs.Add(job, conversation, now);
        return conversation;
    }

    /// <summary>Adds the empty conversation of a submission.</summary>
    public static long AddConversation(IUnitOfWork unit, SubmissionOptions options, DateTimeOffset now) =>
        unit.Conversations.Add(options.Name, options.StartTime ?? now, Labels([], options));

    // The text members of a submission's metadata become metadata of the conversation.
    private static Dictionary<string, string> Labels(IEnumerable<KeyValuePair<string, string>> existing, SubmissionOptions options)
    {
        var labels = new Dictionary<string, string>(existing, StringComparer.Ordinal);
        if (options.Metadata is { } given)
        {
            foreach (var member in given.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String))
                labels[member.Name] = member.Value.GetString()!;
        }

        return labels;
    }

    private async Task<StoredRecording> ReceiveAsync(string jobId, Stream body, CancellationToken cancel)
    {
        StoredRecording stored;
        try
        {
            stored = await recordings.ReceiveAsync(jobId, body, options.MaxUpload, Stall, cancel);
        }
        catch (RecordingTooLargeException e)
        {
            throw TooLarge(options, e);
        }
        catch (TimeoutException e)
        {
            throw new RefusedException(Refusal.Stalled, "The body of the request stopped coming.", e);
        }

        if (stored.Size > 0)
            return stored;
        recordings.Remove(jobId);
        throw NoBody();
    }

    private void StoreTranscript(string jobId, GivenTranscript transcript)
    {
        try
        {
            recordings.StoreTranscript(jobId, transcript);
        }
        catch
        {
            recordings.Remove(jobId);
            throw;
        }
    }

    /// <summary>Creates the exception for an empty recording.</summary>
    public static RefusedException NoBody() => new(Refusal.Invalid, "The request body is empty; send the bytes of the recording.");

    /// <summary>Creates the exception for a recording that is larger than the limit.</summary>
    public static RefusedException TooLarge(ServerOptions options, Exception? cause = null) => new(
        Refusal.TooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The recording is larger than the {options.MaxUpload} bytes this server takes."),
        cause);

    private static string NewJobId() => Guid.NewGuid().ToString();
}

/// <summary>The conversation, options and fault of a submission.</summary>
/// <param name="AppendTo">The conversation for an append, or null for a new conversation.</param>
/// <param name="Options">The options of the submission.</param>
/// <param name="Fault">The fault that a test set.</param>
internal sealed record SubmissionTarget(long? AppendTo, SubmissionOptions Options, JobFault? Fault);

/// <summary>An accepted submission.</summary>
/// <param name="ConversationId">The id of its conversation.</param>
/// <param name="JobId">The id of its job.</param>
internal sealed record AcceptedSubmission(long ConversationId, string JobId);
