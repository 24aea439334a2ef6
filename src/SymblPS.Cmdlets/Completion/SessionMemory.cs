using System.Collections.Concurrent;

namespace SymblPS.Cmdlets.Completion;

/// <summary>The jobs that this session has submitted or read, with the names and the sources of their conversations.</summary>
internal static class SessionMemory
{
    private const int MostJobs = 1000;
    private static readonly object Gate = new();
    private static readonly List<Entry> Entries = [];

    // The name of a conversation; null if the service does not tell it.
    private static readonly ConcurrentDictionary<string, string?> Names = new(StringComparer.Ordinal);

    /// <summary>Remembers a job, or its present state.</summary>
    /// <param name="service">Address of the service.</param>
    /// <param name="job">The job.</param>
    /// <param name="appends">Whether the job extends a conversation that existed before; <see langword="null"/> if it is a known job.</param>
    public static void Remember(Uri service, SymblJob job, bool? appends = null)
    {
        if (job.Name is { Length: > 0 } name && job.ConversationId.Length > 0 && job.Status != SymblJobStatus.Failed) Names[job.ConversationId] = name;
        lock (Gate)
        {
            var at = Entries.FindIndex(entry => entry.Is(service, job.JobId));
            if (at >= 0) Entries[at] = Entries[at] with { Job = job };
            else Entries.Add(new Entry(service, job, appends ?? false));
            if (Entries.Count > MostJobs) Entries.RemoveAt(0);
        }
    }

    /// <summary>Removes a job that the service no longer has.</summary>
    public static void Forget(Uri service, string jobId)
    {
        lock (Gate) Entries.RemoveAll(entry => entry.Is(service, jobId));
    }

    /// <summary>Remembers the name of a conversation.</summary>
    public static void RememberName(string conversationId, string? name) => Names[conversationId] = name;

    /// <summary>The jobs of a service in order of submission.</summary>
    public static IReadOnlyList<SymblJob> Jobs(Uri service)
    {
        lock (Gate) return [.. Entries.Where(entry => entry.Service == service).Select(static entry => entry.Job)];
    }

    /// <summary>The last known state of a job; a job with only its id if it is unknown.</summary>
    public static SymblJob Job(Uri service, string jobId)
    {
        lock (Gate) return Entries.Find(entry => entry.Is(service, jobId))?.Job ?? new SymblJob { JobId = jobId };
    }

    /// <summary>The latest job of a conversation, and whether it extends the conversation; <see langword="null"/> if none is known.</summary>
    public static (SymblJob Job, bool Appends)? LatestOf(Uri service, string conversationId)
    {
        lock (Gate)
        {
            return Entries.FindLast(entry => entry.Service == service && entry.Job.ConversationId == conversationId) is { } entry
                ? (entry.Job, entry.Appends)
                : null;
        }
    }

    /// <summary>The files and addresses of a conversation; <see langword="null"/> if this session submitted none.</summary>
    public static string? SourceOf(Uri service, string conversationId)
    {
        lock (Gate)
        {
            var sources = Entries.Where(entry => entry.Service == service && entry.Job.ConversationId == conversationId)
                .Select(static entry => entry.Job.Source).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            return sources.Count == 0 ? null : string.Join("; ", sources);
        }
    }

    /// <summary>The name of a conversation; <see langword="null"/> if it is unknown.</summary>
    /// <param name="client">The client of the service.</param>
    /// <param name="conversationId">Id of the conversation.</param>
    /// <param name="mayAsk">Whether to ask the service once for an unknown conversation. A request to a remote service costs time and quota.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static async Task<string?> NameOfAsync(SymblClient client, string conversationId, bool mayAsk, CancellationToken cancel)
    {
        if (Names.TryGetValue(conversationId, out var known) || !mayAsk) return known;
        try
        {
            var name = (await client.Conversations.GetAsync(conversationId, cancel).ConfigureAwait(false)).Name;
            return Names[conversationId] = name.Length == 0 ? null : name;
        }
        catch (SymblException)
        {
            // The name is an addition. The command that needs the conversation reports its failure.
            return null;
        }
    }

    private sealed record Entry(Uri Service, SymblJob Job, bool Appends)
    {
        public bool Is(Uri service, string jobId) => Service == service && string.Equals(Job.JobId, jobId, StringComparison.OrdinalIgnoreCase);
    }
}
