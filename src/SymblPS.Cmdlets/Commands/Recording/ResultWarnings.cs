using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>
/// Warns about results that lack something: audio of a truncated recording, or speakers. The public service does not report this, so there are
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

    // The note of the local server if it found fewer speakers than -MinSpeaker.
    private const string UnmetMinimum = "; at least ";

    // The method of the local server for channels.
    private const string ByChannel = "one speaker per channel";

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

    // One warning for each session: the way out is the same for all jobs. No recognizer finds words in a recording without speech.
    private static void WarnOfWords(SymblJob job, IPipeline pipeline)
    {
        if (job.Provenance?.SpeakersFound == 0) return;
        if (job.Provenance?.Words.StartsWith(NoWords, StringComparison.Ordinal) != true || Interlocked.Exchange(ref _wordsWarned, 1) != 0) return;
        pipeline.Warn(
            $"Job {job.JobId}{Recording(job)} has times without words, because the local server has no speech recognizer. To get words, run "
            + "'Install-SymblModel base.en', then 'Connect-Symbl -Local -Recognizer base.en', and submit the recording again.");
    }

    private static IEnumerable<string> Of(SymblJob job)
    {
        foreach (var note in job.Provenance?.Notes ?? [])
        {
            if (Notices.Any(notice => note.StartsWith(notice, StringComparison.Ordinal)) || note.Contains(UnmetMinimum, StringComparison.Ordinal))
                yield return note;
        }

        if (job.Provenance is not { SpeakersAsked: { } asked, SpeakersFound: { } found } how || found >= asked) yield break;
        var outcome = how.Speakers.StartsWith(ByChannel, StringComparison.Ordinal) && found > 0
            ? $"{asked} channels with a speaker each were submitted, but only {found} {(found == 1 ? "has" : "have")} speech."
            : $"{Speakers(asked)} requested, {Outcome(found)}";
        yield return $"{outcome} Why: (Get-SymblConversation {job.ConversationId}).Provenance.Notes";
    }

    private static string Recording(SymblJob job) => (job.Source ?? job.Name) is { Length: > 0 } what ? $" ('{what}')" : string.Empty;

    private static string Speakers(int count) => count == 1 ? "1 speaker was" : $"{count} speakers were";

    private static string Outcome(int found) => found == 0
        ? "but no speech was found. Check that the recording contains speech."
        : $"but only {(found == 1 ? "1 was" : $"{found} were")} found. If more people speak, submit a recording "
            + "with one speaker per channel with -SeparateChannel. In one channel, -SpeakerCount distinguishes voices that differ and speak "
            + "long enough.";
}
