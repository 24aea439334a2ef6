using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>
/// Warns where fewer speakers were found than asked for. The public service does not say how many it found, so there is no warning there.
/// </summary>
internal static class SpeakerShortfall
{
    private static readonly object Gate = new();

    // Once per job, however often a session waits for it. Only jobs that were warned about are kept, an id each.
    private static readonly HashSet<string> Warned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Warns about a job that is over, unless all speakers were found or it was warned about before.</summary>
    public static void Warn(SymblJob job, IPipeline pipeline)
    {
        if (job.Provenance is not { SpeakersAsked: { } asked, SpeakersFound: { } found } || found >= asked) return;
        lock (Gate)
        {
            if (!Warned.Add(job.JobId)) return;
        }

        pipeline.Warn($"Job {job.JobId}{Recording(job)}: {Speakers(asked)} asked for, {Outcome(found)} "
            + $"Why: (Get-SymblConversation {job.ConversationId}).Provenance.Notes");
    }

    private static string Recording(SymblJob job) => (job.Source ?? job.Name) is { Length: > 0 } what ? $" ('{what}')" : string.Empty;

    private static string Speakers(int count) => count == 1 ? "1 speaker was" : $"{count} speakers were";

    private static string Outcome(int found) => found == 0
        ? "but no speech was found. Check that the recording holds speech."
        : $"but only {(found == 1 ? "1 was" : $"{found} were")} found, and nobody was made up. If more people do speak, submit a recording "
            + "with one person per channel with -SeparateChannel; in one channel, -SpeakerCount tells voices apart that differ and speak "
            + "for a while.";
}
