using Symbl.Domain.Recordings;

namespace Symbl.Domain.Jobs;

/// <summary>A job as its client sees it.</summary>
public sealed record JobRow(
    string Id,
    long ConversationId,
    string Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt,
    string? Message,
    JobProvenance? Provenance);

/// <summary>How the content of one job was found.</summary>
public sealed record JobProvenance(string JobId, RecordingProvenance How);

/// <summary>A job as its conversation knows it.</summary>
/// <param name="Id">Id of the job.</param>
/// <param name="Status">A name of <see cref="JobStatus"/>.</param>
/// <param name="Options">Options of the submission.</param>
public sealed record SubmittedJob(string Id, string Status, SubmissionOptions Options);
