using SymblPS.Client.Provenance;
using static SymblPS.Client.Json.WireValues;

namespace SymblPS.Client.Jobs;

/// <summary>Creates <see cref="SymblJob"/> objects.</summary>
internal static class JobMapper
{
    /// <summary>Updates a known job from a response.</summary>
    public static SymblJob Map(WireJob wire, SymblJob known, TimeProvider time)
    {
        var status = Or(wire.Status, known.Status);
        var finished = status is SymblJobStatus.Completed or SymblJobStatus.Failed;
        return known with
        {
            JobId = Or(wire.Id, Or(wire.JobId, known.JobId)),
            ConversationId = Or(wire.ConversationId, known.ConversationId),
            Status = status,
            Time = time,
            SubmittedAt = wire.CreatedAt ?? known.SubmittedAt,
            CompletedAt = finished ? wire.CompletedAt ?? known.CompletedAt ?? time.GetUtcNow() : null,
            Provenance = finished ? ProvenanceMapper.Map(wire.Provenance) ?? known.Provenance : null,
            Progress = finished ? null : wire.Progress is >= 0 and <= 1 and var part ? part : null,
            FailureReason = status == SymblJobStatus.Failed ? Some(wire.Message) ?? known.FailureReason : null,
        };
    }
}
