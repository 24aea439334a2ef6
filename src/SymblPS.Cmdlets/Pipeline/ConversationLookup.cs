using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;

namespace SymblPS.Cmdlets.Pipeline;

/// <summary>Finds the conversation that an id or a name means, and checks that its results exist.</summary>
internal static class ConversationLookup
{
    // Ids of the service have 16 digits. A name can consist of digits too, but hardly of so many.
    private const int IdLength = 10;

    /// <summary>
    /// Gets the id of a conversation. The id of a job means its conversation. A text that is no id is a name, which must match exactly one
    /// conversation.
    /// </summary>
    /// <exception cref="NameAmbiguousException">Several conversations have the name.</exception>
    public static async Task<string> IdAsync(SymblClient client, string given, CancellationToken cancel) =>
        SessionMemory.Job(client.BaseUri, given).ConversationId is { Length: > 0 } ofJob ? ofJob
            : LooksLikeId(given) ? given : await ByNameAsync(client, given, cancel).ConfigureAwait(false) ?? given;

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool LooksLikeId(string given) => given.All(char.IsAsciiDigit) || Guid.TryParse(given, out _);

    /// <summary>Runs work with the id of a conversation. If there is no conversation with a short number as its id, the number is a name.</summary>
    public static async Task RunAsync(SymblClient client, string given, Func<string, Task> work, CancellationToken cancel)
    {
        var id = await IdAsync(client, given, cancel).ConfigureAwait(false);
        try
        {
            await work(id).ConfigureAwait(false);
        }
        catch (SymblNotFoundException) when (id == given && given.Length < IdLength && LooksLikeId(given))
        {
            if (await ByNameAsync(client, given, cancel).ConfigureAwait(false) is not { } named) throw;
            await work(named).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses to read a conversation whose first submission is not processed. Warns if only a further part is not processed.</summary>
    /// <exception cref="SymblNotReadyException">The job of the conversation runs.</exception>
    /// <exception cref="SymblJobFailedException">The job of the conversation failed.</exception>
    public static async Task EnsureReadyAsync(SymblClient client, string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        if (SessionMemory.LatestOf(client.BaseUri, conversationId) is not { } latest || latest.Job.Status == SymblJobStatus.Completed) return;
        var (job, appends) = latest;
        if (!job.IsFinished)
        {
            job = await client.Jobs.RefreshAsync(job, cancel).ConfigureAwait(false);
            SessionMemory.Remember(client.BaseUri, job);
        }

        if (appends)
        {
            if (!job.IsFinished)
                pipeline.Warn($"A part of conversation {conversationId} is not processed yet (job {job.JobId}: {job.Status}). Wait for it with Wait-SymblJob {job.JobId}.");
            return;
        }

        if (job.Status == SymblJobStatus.Failed)
        {
            throw new SymblJobFailedException(
                $"Conversation {conversationId} has no content, because its job {job.JobId} failed: {job.FailureReason ?? "the service gives no reason"}", job)
            {
                RecommendedAction = JobAdvice.For(job.FailureReason),
            };
        }

        if (job.IsFinished) return;
        throw new SymblNotReadyException(
            $"Conversation {conversationId} is not processed yet: job {job.JobId} is {job.Status}. Wait for it with Wait-SymblJob {job.JobId}, or submit with -Wait.",
            conversationId)
        {
            RecommendedAction = $"Wait-SymblJob {job.JobId}",
        };
    }

    private static async Task<string?> ByNameAsync(SymblClient client, string name, CancellationToken cancel)
    {
        var found = new List<SymblConversation>();
        await foreach (var conversation in client.Conversations.ListAsync(new ConversationQuery(), cancel).ConfigureAwait(false))
        {
            if (conversation.ConversationId == name) return name;
            SessionMemory.RememberName(client.BaseUri, conversation.ConversationId, conversation.Name);
            if (string.Equals(conversation.Name, name, StringComparison.OrdinalIgnoreCase)) found.Add(conversation);
        }

        // A name in the same case is a better match.
        if (found.FindAll(conversation => conversation.Name == name) is { Count: > 0 } exact) found = exact;
        return found.Count switch
        {
            0 => null,
            1 => found[0].ConversationId,
            _ => throw new NameAmbiguousException(name, found),
        };
    }
}
