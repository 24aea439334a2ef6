using Microsoft.AspNetCore.Http.Features;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>Accepts text submissions for a new conversation or as an append.</summary>
internal sealed class TextEndpoints(SubmissionService submissions, SubmissionRequests requests) : IEndpoints
{
    /// <summary>
    /// The maximum JSON size in bytes: about 100,000 messages. Unlike a recording, the messages stay in memory during the checks.
    /// </summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/process/text", TakeAsync);
        routes.MapPut("/v1/process/text/{conversationId}", TakeAsync);
    }

    private async Task TakeAsync(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxBytes;
        var (messages, options) = TextSubmissionReader.Read(context.Request, await context.ReadObjectAsync());
        var accepted = await submissions.AcceptTextAsync(requests.Target(context, options), messages, context.RequestAborted);
        await SubmissionRequests.AnswerAsync(context, accepted);
    }
}
