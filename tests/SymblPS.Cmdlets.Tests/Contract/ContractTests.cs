using Symbl.Contract;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Contract;

/// <summary>Calls every operation of the contract by a cmdlet, and validates the requests and responses.</summary>
[Collection(ContractTourCollection.Name)]
public sealed class ContractTests(ContractTour tour)
{
    // Operations of live calls, which need the WebSocket protocols.
    private static readonly string[] Later = ["connectEndpoint", "pushConnectionEvent"];

    public static TheoryData<string> Operations() =>
        [.. ContractDocument.Current.Operations.Select(operation => operation.OperationId).Except(Later)];

    [Fact]
    public void Tour_steps_succeed()
    {
        var failures = tour.Results.Where(result => result.Trouble.Count > 0)
            .Select(result => $"{result.Title}: {string.Join("; ", result.Trouble)} [{string.Join(", ", result.Exchanges)}]");
        AssertNone([.. failures]);
    }

    [Fact]
    public void Requests_and_responses_follow_the_contract()
    {
        Assert.NotEmpty(tour.Results);
        AssertNone([.. tour.Results.SelectMany(result => result.Violations).Distinct()]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_is_called_successfully(string operation) =>
        Assert.True(
            tour.Exchanges.Any(exchange => exchange.Operation?.OperationId == operation && exchange.Succeeded),
            "No step of the tour calls it successfully.");

    [Fact]
    public void All_requests_except_the_token_request_are_authorized() =>
        Assert.All(
            tour.Exchanges.Where(exchange => exchange.Operation?.OperationId != "generateToken"),
            exchange => Assert.True(exchange.Authorized, exchange.ToString()));

    [Fact]
    public void Cmdlets_declare_the_operations_they_call()
    {
        var table = new CoverageTable(tour.Results);
        AssertNone([.. table.Undeclared(), .. table.Unshown()]);
    }

    [Fact]
    public void Coverage_table_is_complete()
    {
        var page = new CoverageTable(tour.Results).Page(Later);
        File.WriteAllText(Path.Combine(Repository.Root, "output", "contract-coverage.md"), page);
        Assert.False(CoverageTable.HasGaps(page), page);
    }

    private static void AssertNone(IReadOnlyCollection<string> violations) =>
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
}
