using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.Options;
using Symbl.Storage;
using Symbl.Storage.Recordings;

namespace Symbl.LocalServer.Services;

/// <summary>Takes submissions: when the 201 goes out, recording, conversation and job are on the disk.</summary>
internal sealed class SubmissionService(
    ServerOptions options,
    ConversationStore conversations,
    JobStore jobs,
    RecordingFolder recordings,
    JobWorkers workers)
{
    // Kestrel ends a body that makes no progress at all; this is for one that trickles.
    private static readonly TimeSpan Stall = TimeSpan.FromMinutes(5);

    /// <summary>Takes the body of a request as a recording.</summary>
    public async Task TakeFileAsync(HttpContext context, SubmissionOptions submission, string? contentType)
    {
        var appendTo = ConversationToAppendTo(context);
        // Refused before the body is read; the limit of the server itself is smaller and counts for JSON only.
        if (context.Request.ContentLength > options.MaxUpload)
            throw TooLarge();
        if (context.Request.ContentLength == 0)
            throw NoBody();
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;

        var id = NewJobId();
        await TakeAsync(context, appendTo, async () =>
        {
            var stored = await ReceiveAsync(context, id);
            return new NewJob(id, null, contentType, stored.Size, stored.Sha256, submission, FaultOf(context));
        });
    }

    /// <summary>Takes a request for a recording elsewhere, which its job will fetch.</summary>
    public Task TakeUrlAsync(HttpContext context, Uri url, SubmissionOptions submission)
    {
        var appendTo = ConversationToAppendTo(context);
        if (!options.AllowPrivateUrls && PublicAddresses.ExcludeOutright(url))
        {
            throw Fields.Wrong(
                "url", "leads to a private or loopback address; the local server fetches from there only with --allow-private-urls");
        }

        var job = new NewJob(NewJobId(), url.AbsoluteUri, null, null, null, submission, FaultOf(context));
        return TakeAsync(context, appendTo, () => Task.FromResult(job));
    }

    /// <summary>Takes messages that were given as text.</summary>
    public Task TakeTextAsync(HttpContext context, IReadOnlyList<ImportedMessage> messages, SubmissionOptions submission)
    {
        var appendTo = ConversationToAppendTo(context);
        var id = NewJobId();
        return TakeAsync(context, appendTo, async () =>
        {
            using var content = new MemoryStream(ImportedMessages.Write(messages));
            var stored = await recordings.ReceiveAsync(id, content, long.MaxValue, Stall, context.RequestAborted);
            return new NewJob(id, null, ImportedMessages.MediaType, stored.Size, stored.Sha256, submission, FaultOf(context));
        });
    }

    private async Task TakeAsync(HttpContext context, long? appendTo, Func<Task<NewJob>> receiveAsync)
    {
        if (!await jobs.TryReserveAsync(context.RequestAborted))
            throw TooManyJobs();
        NewJob? job = null;
        long? conversation = null;
        try
        {
            job = await receiveAsync();
            conversation = await jobs.AddAsync(job, appendTo, context.RequestAborted);
        }
        finally
        {
            if (conversation is null)
            {
                await jobs.ReleaseAsync();
                if (job is not null)
                    recordings.Remove(job.Id);
            }
        }

        if (conversation is null)
            throw ApiException.ConversationNotFound();
        workers.Wake();
        await context.AnswerAsync(
            new AcceptedResponse(NumericId.Text(conversation.Value), job.Id), WireJson.Wire.AcceptedResponse, StatusCodes.Status201Created);
    }

    private async Task<StoredRecording> ReceiveAsync(HttpContext context, string jobId)
    {
        StoredRecording stored;
        try
        {
            stored = await recordings.ReceiveAsync(jobId, context.Request.Body, options.MaxUpload, Stall, context.RequestAborted);
        }
        catch (RecordingTooLargeException)
        {
            throw TooLarge();
        }
        catch (TimeoutException)
        {
            throw new ApiException(StatusCodes.Status408RequestTimeout, "The body of the request stopped coming.");
        }

        if (stored.Size > 0)
            return stored;
        recordings.Remove(jobId);
        throw NoBody();
    }

    private long? ConversationToAppendTo(HttpContext context)
    {
        if (context.GetRouteValue("conversationId") is not string text)
            return null;
        return NumericId.TryParse(text, out var id) && conversations.Exists(id) ? id : throw ApiException.ConversationNotFound();
    }

    private static JobFault? FaultOf(HttpContext context) => context.Features.Get<JobFault>();

    private static string NewJobId() => Guid.NewGuid().ToString();

    private static ApiException NoBody() => ApiException.Invalid("The request body is empty; send the bytes of the recording.");

    private ApiException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The recording is larger than the {options.MaxUpload} bytes this server takes."));

    private ApiException TooManyJobs() => new(StatusCodes.Status429TooManyRequests, TooManyJobsText(options.MaxJobs)) { RetryAfter = 1 };

    public static string TooManyJobsText(int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"This API has a limit of maximum of `{limit}` number of concurrent jobs per account. "
        + $"If you are looking to scale, and need more concurrent jobs than this limit, please contact us at support@symbl.ai");
}
