using System.IO.Enumeration;
using System.Management.Automation;
using System.Net;
using System.Text.Json;
using Symbl.Contract;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Contract;

/// <summary>
/// Takes the staged module through the whole contract, against the staged server, with a proxy between them that checks what each says. Done once;
/// the tests look at what was written down.
/// </summary>
public sealed class ContractTour : IAsyncLifetime
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(60);
    private readonly LocalServer _server = new();

    /// <summary>Steps with what went wrong in them and what went over the wire.</summary>
    public IReadOnlyList<TourResult> Results { get; private set; } = [];

    /// <summary>Everything that went over the wire.</summary>
    public IEnumerable<Exchange> Exchanges => Results.SelectMany(result => result.Exchanges);

    public async ValueTask InitializeAsync()
    {
        await using var services = await TourServices.StartAsync();
        await _server.StartAsync(["--allow-private-urls", .. services.ServerArguments]);
        await using var proxy = await ValidatingProxy.StartAsync(_server.BaseUri);
        // The engine runs scripts on the caller's thread, and the runner's is not one to block.
        Results = await Task.Run(() => Take(proxy, services));
        WriteDown();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // For other validators, and for a look at the wire.
    private void WriteDown()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "output", "test"));
        File.WriteAllLines(
            Path.Combine(folder.FullName, "contract-exchanges.jsonl"),
            Exchanges.Select(exchange => JsonSerializer.Serialize(new
            {
                operation = exchange.Operation?.OperationId,
                exchange.Verb,
                exchange.Path,
                exchange.Query,
                exchange.RequestType,
                exchange.RequestText,
                exchange.Status,
                exchange.AnswerType,
                exchange.AnswerText,
            })));
    }

    private List<TourResult> Take(ValidatingProxy proxy, TourServices services)
    {
        using var session = new Session();
        session.Run(
            "$files = $given; $web = $address; $service = $proxy; $application = $credential",
            ("given", Repository.Root),
            ("address", services.BaseUri.AbsoluteUri.TrimEnd('/')),
            ("proxy", proxy.BaseUri),
            ("credential", new PSCredential(_server.AppId, new NetworkCredential(string.Empty, _server.AppSecret).SecurePassword)));
        var results = new List<TourResult>();
        var connect = new TourStep("connect with the credentials of an application", _server.ConnectScriptFor(proxy.BaseUri), []);
        foreach (var step in TourStep.All().Prepend(connect))
        {
            proxy.Intercept = (verb, path) => step.Withheld.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, $"{verb} {path}"))
                ? (404, """{"message":"Not Found"}""")
                : null;
            var outcome = session.RunWithin(StepLimit, step.Script);
            proxy.WaitUntilQuiet();
            var trouble = outcome.Errors.Select(error => error.ToString()).ToList();
            if (outcome.Terminating is { } end) trouble.Add(end.Message);
            results.Add(new TourResult(step.Title, step.Script, trouble, [.. proxy.Exchanges], [.. proxy.Violations]));
            proxy.Clear();
        }

        return results;
    }
}

/// <summary>What came of a step.</summary>
/// <param name="Title">What the step shows.</param>
/// <param name="Script">What it ran.</param>
/// <param name="Trouble">Errors the session reported.</param>
/// <param name="Exchanges">What went over the wire.</param>
/// <param name="Violations">Where either side left the contract.</param>
public sealed record TourResult(
    string Title, string Script, IReadOnlyList<string> Trouble, IReadOnlyList<Exchange> Exchanges, IReadOnlyList<string> Violations);

[CollectionDefinition(Name)]
public sealed class ContractTourCollection : ICollectionFixture<ContractTour>
{
    public const string Name = "Contract tour";
}
