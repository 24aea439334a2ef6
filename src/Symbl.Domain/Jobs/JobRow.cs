using Symbl.Domain.Recordings;

namespace Symbl.Domain.Jobs;

/// <summary>A job.</summary>
/// <param name="Id">Id of the job.</param>
/// <param name="ConversationId">Id of the conversation.</param>
/// <param name="Status">A constant of <see cref="JobStatus"/>.</param>
/// <param name="CreatedAt">Time of the submission.</param>
/// <param name="CompletedAt">Time of completion or failure; null before that.</param>
/// <param name="Message">Reason of a failure, if any.</param>
/// <param name="Provenance">Provenance of the result; otherwise null.</param>
public sealed record JobRow(
    string Id,
    long ConversationId,
    string Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt,
    string? Message,
    JobProvenance? Provenance);

/// <summary>The provenance of the result of a job.</summary>
/// <param name="JobId">Id of the job.</param>
/// <param name="How">The provenance.</param>
public sealed record JobProvenance(string JobId, RecordingProvenance How);

/// <summary>A job of a conversation with its options.</summary>
/// <param name="Id">Id of the job.</param>
/// <param name="Status">A constant of <see cref="JobStatus"/>.</param>
/// <param name="Options">Options of the submission.</param>
public sealed record SubmittedJob(string Id, string Status, SubmissionOptions Options);
