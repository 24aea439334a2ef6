using Symbl.Domain.Conversations;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Endpoints.Conversations;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Jobs;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>Returns the status of a job.</summary>
internal sealed class JobEndpoints(IStore store, JobProgress progress) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/job/{jobId}", GetAsync);

    private Task GetAsync(HttpContext context)
    {
        var id = (string)context.GetRouteValue("jobId")!;
        var (job, provenance) = store.Read(unit =>
        {
            var found = unit.Jobs.Find(id) ?? throw ApiException.NotFound("The jobId is either invalid or does not exist.");
            return (found, found.Provenance is { } how
                ? ProvenanceDescription.OfJob(how, unit.Members.List(found.ConversationId))
                : null);
        });
        return context.AnswerAsync(
            new JobResponse(
                job.Id,
                job.Status,
                NumericId.Text(job.ConversationId),
                WireTime.Text(job.CreatedAt),
                job.CompletedAt is { } end ? WireTime.Text(end) : null,
                job.Message,
                provenance,
                job.CompletedAt is null ? progress.Of(job.Id) : null),
            SubmissionJson.Wire.JobResponse);
    }
}
