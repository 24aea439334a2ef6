using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Faults;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Testing;

/// <summary>Reads and replaces the fault rules. Available only with <c>--testing</c>.</summary>
[TestingOnly]
internal sealed class FaultEndpoints(FaultRules rules) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(FaultRules.Path, ReadAsync);
        routes.MapPut(FaultRules.Path, ReplaceAsync);
    }

    private Task ReadAsync(HttpContext context) => context.AnswerAsync(rules.Describe(), FaultJson.Default.FaultDocument);

    private async Task ReplaceAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        try
        {
            rules.Replace(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (FaultRuleException e)
        {
            throw ApiException.Invalid(e.Message);
        }

        await ReadAsync(context);
    }
}
