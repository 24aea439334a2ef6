using System.Text.Json.Serialization;
using Symbl.LocalServer.Endpoints.Conversations;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>JSON of submissions and jobs.</summary>
[JsonSerializable(typeof(AcceptedResponse))]
[JsonSerializable(typeof(JobResponse))]
internal sealed partial class SubmissionJson : JsonSerializerContext
{
    public static SubmissionJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>The answer to an accepted submission.</summary>
internal sealed record AcceptedResponse(string ConversationId, string JobId);

/// <summary>A job. The service returns only the id and the status.</summary>
internal sealed record JobResponse(
    string Id,
    string Status,
    string ConversationId,
    string CreatedAt,
    string? CompletedAt,
    string? Message,
    ProvenanceResponse? Provenance,
    double? Progress);
