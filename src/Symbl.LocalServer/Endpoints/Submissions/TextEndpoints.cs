using Microsoft.AspNetCore.Http.Features;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>Conversations in writing: as a new conversation or behind an existing one.</summary>
internal sealed class TextEndpoints(SubmissionService submissions, SubmissionRequests requests) : IEndpoints
{
    /// <summary>Most bytes of JSON: some 100,000 messages. Unlike a recording they are held in memory while they are checked.</summary>
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
