using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>
/// Warns about results that lack something: audio of a truncated recording, or speakers. The public service reports none of this, so there are
/// no warnings for it.
/// </summary>
internal static class ResultWarnings
{
    private static readonly object Gate = new();

    // One warning for each job, even if a session waits for it again. The set holds the ids of warned jobs only.
    private static readonly HashSet<string> Warned = new(StringComparer.OrdinalIgnoreCase);

    // Words of the provenance begin like this if the local server had no recognizer for a recording without text labels.
    private const string NoWords = "none: no recognizer";

    private static int _wordsWarned;

    // Notes that begin like this mean that a part of the recording is not in the result, or that another parameter gives a better one.
    private static readonly string[] Notices = ["The recording ends early", "ffmpeg stopped before the end", "Each channel has one person: "];

    /// <summary>Warns about a completed job if something is missing and no warning was written before.</summary>
    public static void Warn(SymblJob job, IPipeline pipeline)
    {
        WarnOfWords(job, pipeline);
        List<string> warnings = [.. Of(job)];
        if (warnings.Count == 0) return;
        lock (Gate)
        {
            if (!Warned.Add(job.JobId)) return;
        }

        foreach (var warning in warnings) pipeline.Warn($"Job {job.JobId}{Recording(job)}: {warning}");
    }

    // One warning for each session: the way out is the same for all jobs.
    private static void WarnOfWords(SymblJob job, IPipeline pipeline)
    {
        if (job.Provenance?.Words.StartsWith(NoWords, StringComparison.Ordinal) != true || Interlocked.Exchange(ref _wordsWarned, 1) != 0) return;
        pipeline.Warn(
            $"Job {job.JobId}{Recording(job)} has times without words, because the local server has no speech recognizer. To get words, run "
            + "'Install-SymblModel base.en', then 'Connect-Symbl -Local -Recognizer base.en', and submit the recording again.");
    }

    private static IEnumerable<string> Of(SymblJob job)
    {
        foreach (var note in job.Provenance?.Notes ?? [])
        {
            if (Notices.Any(notice => note.StartsWith(notice, StringComparison.Ordinal))) yield return note;
        }

        if (job.Provenance is { SpeakersAsked: { } asked, SpeakersFound: { } found } && found < asked)
            yield return $"{Speakers(asked)} requested, {Outcome(found)} Why: (Get-SymblConversation {job.ConversationId}).Provenance.Notes";
    }

    private static string Recording(SymblJob job) => (job.Source ?? job.Name) is { Length: > 0 } what ? $" ('{what}')" : string.Empty;

    private static string Speakers(int count) => count == 1 ? "1 speaker was" : $"{count} speakers were";

    private static string Outcome(int found) => found == 0
        ? "but no speech was found. Check that the recording contains speech."
        : $"but only {(found == 1 ? "1 was" : $"{found} were")} found. If more people speak, submit a recording "
            + "with one speaker per channel with -SeparateChannel. In one channel, -SpeakerCount distinguishes voices that differ and speak "
            + "long enough.";
}
