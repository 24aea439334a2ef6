using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Endpoints;

/// <summary>How far a job is.</summary>
internal sealed class JobEndpoints(JobStore jobs) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/job/{jobId}", GetAsync);

    private Task GetAsync(HttpContext context)
    {
        var job = jobs.Find((string)context.GetRouteValue("jobId")!)
            ?? throw ApiException.NotFound("The jobId is either invalid or does not exist.");
        return context.AnswerAsync(
            new JobResponse(
                job.Id,
                job.Status,
                IdCounter.Text(job.ConversationId),
                WireTime.Text(job.CreatedAt),
                job.CompletedAt is { } end ? WireTime.Text(end) : null,
                job.Message),
            WireJson.Wire.JobResponse);
    }
}
