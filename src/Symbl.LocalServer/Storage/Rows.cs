using Symbl.LocalServer.Filters;
using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.Recognition;

namespace Symbl.LocalServer.Storage;

/// <summary>A conversation without its content.</summary>
internal sealed record ConversationRow(long Id, string Type, string Name, DateTimeOffset StartTime, TimeSpan Duration, string MetadataJson)
{
    public DateTimeOffset EndTime => StartTime + Duration;
}

/// <summary>Someone in a conversation. <paramref name="UserId"/> is the caller's own id where that is no e-mail address.</summary>
internal sealed record MemberRow(string Id, string Name, string? Email, string? UserId = null);

/// <summary>A message. Offsets count from the start of the conversation.</summary>
internal sealed record MessageRow(
    long Id,
    string MemberId,
    string Language,
    TimeSpan Start,
    TimeSpan End,
    string Text,
    string? PhrasesJson,
    string? WordsJson);

/// <summary>A word as it is stored within its message.</summary>
internal sealed record StoredWord(string Text, long Start, long End, double? Score);

/// <summary>A job as its client sees it.</summary>
internal sealed record JobRow(
    string Id,
    long ConversationId,
    string Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt,
    string? Message,
    JobProvenance? Provenance);

/// <summary>How the content of one job was found.</summary>
internal sealed record JobProvenance(string JobId, RecordingProvenance How);

/// <summary>A job as a worker needs it.</summary>
internal sealed record JobWork(
    string Id,
    long ConversationId,
    string? SourceUrl,
    string? ContentType,
    SubmissionOptions Options,
    JobFault? Fault);

/// <summary>A job about to be stored.</summary>
internal sealed record NewJob(
    string Id,
    string? SourceUrl,
    string? ContentType,
    long? Size,
    string? Sha256,
    SubmissionOptions Options,
    JobFault? Fault);

/// <summary>A notification that waits to be sent.</summary>
internal sealed record WebhookRow(long Id, string JobId, string Url, string Status, int Attempts);

/// <summary>What a page of the list of conversations is asked by.</summary>
/// <param name="From">Earliest start; null for any.</param>
/// <param name="To">Latest start; null for any.</param>
/// <param name="Limit">Most conversations of the page.</param>
/// <param name="Offset">Conversations before the page.</param>
/// <param name="Descending">Whether the order is turned round.</param>
/// <param name="Sort">What they are sorted by, most important first.</param>
/// <param name="Filters">Conditions, all of which must hold.</param>
internal sealed record ConversationQuery(
    DateTimeOffset? From,
    DateTimeOffset? To,
    int Limit,
    int Offset,
    bool Descending,
    IReadOnlyList<ConversationSort> Sort,
    IReadOnlyList<ConversationFilter> Filters);

/// <summary>What conversations can be sorted by.</summary>
internal enum ConversationSort
{
    StartTime,
    EndTime,
    Name,
    Type,
    Id,
}
