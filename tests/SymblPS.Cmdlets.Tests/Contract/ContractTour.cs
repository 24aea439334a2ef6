using System.IO.Enumeration;
using System.Management.Automation;
using System.Net;
using System.Text.Json;
using Symbl.Contract;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Contract;

/// <summary>
/// Runs the staged module through the whole contract, with a validating proxy before the staged server. Runs once; the tests read its results.
/// </summary>
public sealed class ContractTour : IAsyncLifetime
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(60);
    private readonly LocalServer _server = new();

    /// <summary>The results of the steps.</summary>
    public IReadOnlyList<TourResult> Results { get; private set; } = [];

    /// <summary>All exchanges of the tour.</summary>
    public IEnumerable<Exchange> Exchanges => Results.SelectMany(result => result.Exchanges);

    public async ValueTask InitializeAsync()
    {
        await using var services = await TourServices.StartAsync();
        await _server.StartAsync(["--allow-private-urls", .. services.ServerArguments]);
        await using var proxy = await ValidatingProxy.StartAsync(_server.BaseUri);
        // The engine runs scripts on the caller's thread, and the thread of the runner must not block.
        Results = await Task.Run(() => Take(proxy, services));
        WriteExchanges();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // A file of all exchanges, for other validators.
    private void WriteExchanges()
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

/// <summary>The result of a step.</summary>
/// <param name="Title">The title of the step.</param>
/// <param name="Script">The script.</param>
/// <param name="Trouble">Errors of the session.</param>
/// <param name="Exchanges">Exchanges with the server.</param>
/// <param name="Violations">Deviations from the contract.</param>
public sealed record TourResult(
    string Title, string Script, IReadOnlyList<string> Trouble, IReadOnlyList<Exchange> Exchanges, IReadOnlyList<string> Violations);

[CollectionDefinition(Name)]
public sealed class ContractTourCollection : ICollectionFixture<ContractTour>
{
    public const string Name = "Contract tour";
}
