using System.Collections.Concurrent;
using SymblPS.Cmdlets.Errors;

namespace SymblPS.Cmdlets.Completion;

/// <summary>The jobs that this session has submitted or read, with the names and the sources of their conversations.</summary>
internal static class SessionMemory
{
    private const int MostJobs = 1000;
    private const int MostNames = 10_000;
    private static readonly object Gate = new();
    private static readonly List<Entry> Entries = [];

    // The name of a conversation; null if the service does not tell it.
    private static readonly ConcurrentDictionary<(Uri Service, string ConversationId), string?> Names = new();

    /// <summary>Remembers a job, or its present state.</summary>
    /// <param name="service">Address of the service.</param>
    /// <param name="job">The job.</param>
    /// <param name="appends">Whether the job extends a conversation that existed before; <see langword="null"/> if it is a known job.</param>
    public static void Remember(Uri service, SymblJob job, bool? appends = null)
    {
        bool isWhole;
        lock (Gate)
        {
            var at = Entries.FindIndex(entry => entry.Is(service, job.JobId));
            if (at >= 0) Entries[at] = Entries[at] with { Job = job };
            else Entries.Add(new Entry(service, job, appends ?? false));
            // The name of a further part is not the name of its conversation.
            isWhole = !(at >= 0 ? Entries[at].Appends : appends ?? false);
            if (Entries.Count > MostJobs) Entries.RemoveAt(0);
        }

        if (isWhole && job.Name is { Length: > 0 } name && job.ConversationId.Length > 0 && job.Status != SymblJobStatus.Failed)
            Names.TryAdd((service, job.ConversationId), name);
    }

    /// <summary>Removes a job that the service no longer has.</summary>
    public static void Forget(Uri service, string jobId)
    {
        lock (Gate) Entries.RemoveAll(entry => entry.Is(service, jobId));
    }

    /// <summary>Remembers the name of a conversation.</summary>
    public static void RememberName(Uri service, string conversationId, string? name)
    {
        if (Names.Count >= MostNames) Names.Clear();
        Names[(service, conversationId)] = string.IsNullOrEmpty(name) ? null : name;
    }

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

    /// <summary>The last known state of the job that an id or a name means; a job with only the id if it is unknown.</summary>
    /// <exception cref="NameAmbiguousException">Several jobs have the name.</exception>
    public static SymblJob Find(Uri service, string given)
    {
        var job = Job(service, given);
        if (job.Name is not null || job.Source is not null) return job;
        var named = Jobs(service).Where(known => string.Equals(known.Name, given, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count switch
        {
            0 => job,
            1 => named[0],
            _ => throw new NameAmbiguousException(
                $"Several jobs are named '{given}': {Listing.Of(named.Select(static one => one.JobId))}. Use the id of one."),
        };
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

    /// <summary>The name of a conversation; <see langword="null"/> if it has none. The session asks the service once for each conversation.</summary>
    /// <param name="client">The client of the service.</param>
    /// <param name="conversationId">Id of the conversation.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static async Task<string?> NameOfAsync(SymblClient client, string conversationId, CancellationToken cancel)
    {
        if (Names.TryGetValue((client.BaseUri, conversationId), out var known)) return known;
        try
        {
            RememberName(client.BaseUri, conversationId, (await client.Conversations.GetAsync(conversationId, cancel).ConfigureAwait(false)).Name);
            return Names.GetValueOrDefault((client.BaseUri, conversationId));
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
