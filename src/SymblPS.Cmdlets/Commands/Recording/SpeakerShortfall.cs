using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>
/// Warns if diarization found fewer speakers than requested. The public service does not report the number, so there is no warning for it.
/// </summary>
internal static class SpeakerShortfall
{
    private static readonly object Gate = new();

    // One warning for each job, even if a session waits for it again. The set holds the ids of warned jobs only.
    private static readonly HashSet<string> Warned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Warns about a completed job if speakers are missing and no warning was written before.</summary>
    public static void Warn(SymblJob job, IPipeline pipeline)
    {
        if (job.Provenance is not { SpeakersAsked: { } asked, SpeakersFound: { } found } || found >= asked) return;
        lock (Gate)
        {
            if (!Warned.Add(job.JobId)) return;
        }

        pipeline.Warn($"Job {job.JobId}{Recording(job)}: {Speakers(asked)} requested, {Outcome(found)} "
            + $"Why: (Get-SymblConversation {job.ConversationId}).Provenance.Notes");
    }

    private static string Recording(SymblJob job) => (job.Source ?? job.Name) is { Length: > 0 } what ? $" ('{what}')" : string.Empty;

    private static string Speakers(int count) => count == 1 ? "1 speaker was" : $"{count} speakers were";

    private static string Outcome(int found) => found == 0
        ? "but no speech was found. Check that the recording contains speech."
        : $"but only {(found == 1 ? "1 was" : $"{found} were")} found. If more people speak, submit a recording "
            + "with one speaker per channel with -SeparateChannel. In one channel, -SpeakerCount distinguishes voices that differ and speak "
            + "long enough.";
}
