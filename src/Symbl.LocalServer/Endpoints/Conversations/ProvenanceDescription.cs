using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Endpoints.Local;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Describes provenance for answers: of one submission, or of a conversation with all of its submissions.</summary>
internal static class ProvenanceDescription
{
    private const string NothingYet = "none yet: no recording has been processed";

    // The number of decimal places: more than any reader needs, but few enough to read.
    private const int Places = 4;

    /// <summary>Describes the provenance of one submission.</summary>
    /// <param name="job">The stored provenance.</param>
    /// <param name="members">The members of its conversation with their current names.</param>
    public static ProvenanceResponse OfJob(JobProvenance job, IReadOnlyList<MemberRow> members)
    {
        var how = job.How;
        return Describe(job.JobId, how.Words, how.Speakers, how.Notes, how.Separation is { } report ? [report] : [], members, null) with
        {
            Recognition = how.Recognition is { } words
                ? new RecognitionResponse(
                    words.Engine, words.Version, words.Model, words.Sha256, words.Language, words.LanguageDetected, words.Settings)
                : null,
        };
    }

    /// <summary>
    /// Describes the provenance of a conversation. Submissions can use different methods. Each method and each note appears once.
    /// </summary>
    /// <param name="jobs">The jobs with content, in order.</param>
    /// <param name="members">The members of the conversation.</param>
    public static ProvenanceResponse OfConversation(IReadOnlyList<JobProvenance> jobs, IReadOnlyList<MemberRow> members)
    {
        if (jobs.Count == 0)
            return Describe(null, NothingYet, NothingYet, [], [], members, []);
        return Describe(
            null,
            string.Join("; ", jobs.Select(job => job.How.Words).Distinct()),
            string.Join("; ", jobs.Select(job => job.How.Speakers).Distinct()),
            [.. jobs.SelectMany(job => job.How.Notes).Distinct()],
            [.. jobs.Select(job => job.How.Separation).OfType<DiarizationReport>()],
            members,
            [.. jobs.Select(job => OfJob(job, members))]);
    }

    private static ProvenanceResponse Describe(
        string? jobId,
        string words,
        string speakers,
        IReadOnlyList<string> notes,
        IReadOnlyList<DiarizationReport> reports,
        IReadOnlyList<MemberRow> members,
        IReadOnlyList<ProvenanceResponse>? submissions)
    {
        var asked = reports.Where(report => report.SpeakersAsked is not null).ToList();
        // Counts the same submissions as the requested number, so that readers can compare the two.
        var counted = asked.Count > 0 ? asked : reports;
        // A member of several submissions counts once.
        var repeated = counted.SelectMany(report => report.Speakers).Where(speaker => speaker.MemberId is not null)
            .GroupBy(speaker => speaker.MemberId).Sum(same => same.Count() - 1);
        SpeakerConfidence[] each = [.. reports.SelectMany(report => report.Speakers)];
        return new ProvenanceResponse(
            jobId,
            words,
            speakers,
            Engines.Insights,
            asked.Count > 0 ? asked.Sum(report => report.SpeakersAsked) - repeated : null,
            reports.Count > 0 ? counted.Sum(report => report.SpeakersFound) - repeated : null,
            Mean(each),
            [
                .. each.GroupBy(speaker => speaker.MemberId ?? speaker.Name).Select(same => new SpeakerConfidenceResponse(
                    same.First().MemberId,
                    members.FirstOrDefault(member => member.Id == same.Key)?.Name ?? same.First().Name,
                    Mean(same) ?? 0,
                    Math.Round(same.Sum(speaker => speaker.Talk.TotalSeconds), Places))
                {
                    // A conversation has several decisions for a member, one for each submission.
                    Voice = submissions is null ? Describe(same.First().Voice) : null,
                    KnownVoice = submissions is null ? Describe(same.First().KnownVoice) : null,
                }),
            ],
            [
                .. reports.SelectMany(report => report.UncertainSpans).OrderBy(span => span.Start)
                    .Select(span => new SpanResponse(
                        Math.Round(span.Start.TotalSeconds, Places), Math.Round(span.End.TotalSeconds, Places))),
            ],
            notes,
            submissions)
        {
            SpeakerCountConfidence = reports.Min(report => report.SpeakerCountConfidence) is { } sure ? Math.Round(sure, Places) : null,
        };
    }

    private static VoiceDecisionResponse? Describe(VoiceDecision? decision) => decision is null ? null
        : new VoiceDecisionResponse(decision.IsMatched, decision.Probability is { } sure ? Math.Round(sure, Places) : null, decision.Reason);

    private static double? Mean(IEnumerable<SpeakerConfidence> speakers)
    {
        var talk = speakers.Sum(speaker => speaker.Talk.TotalSeconds);
        return talk > 0 ? Math.Round(speakers.Sum(speaker => speaker.Confidence * speaker.Talk.TotalSeconds) / talk, Places) : null;
    }
}
