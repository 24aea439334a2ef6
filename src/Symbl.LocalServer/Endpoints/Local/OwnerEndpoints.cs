using System.Globalization;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>Reads and changes the list of owner processes. The server can exit after the last of them.</summary>
internal sealed class OwnerEndpoints(OwnerProcesses owners) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/local/owners", AnswerAsync);
        routes.MapPut("/local/owners/{pid}", AddAsync);
        routes.MapDelete("/local/owners/{pid}", RemoveAsync);
    }

    private Task AnswerAsync(HttpContext context) =>
        context.AnswerAsync(new OwnersResponse(owners.Pids, owners.EndsWithThem), LocalJson.Wire.OwnersResponse);

    private Task AddAsync(HttpContext context) =>
        owners.Add(Pid(context)) ? AnswerAsync(context) : throw ApiException.NotFound($"There is no process {Pid(context)}.");

    private Task RemoveAsync(HttpContext context) =>
        owners.Remove(Pid(context)) ? AnswerAsync(context) : throw ApiException.NotFound($"Process {Pid(context)} is not an owner.");

    private static int Pid(HttpContext context) =>
        int.TryParse((string)context.GetRouteValue("pid")!, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0
            ? pid
            : throw Fields.Wrong("pid", "must be a process id");
}
