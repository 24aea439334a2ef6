using Symbl.Contract;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Contract;

/// <summary>Every operation of the contract, from a cmdlet, answered by the local server, and nothing on the wire that the contract does not allow.</summary>
[Collection(ContractTourCollection.Name)]
public sealed class ContractTests(ContractTour tour)
{
    // Live calls come with the WebSockets.
    private static readonly string[] Later = ["connectEndpoint", "pushConnectionEvent"];

    public static TheoryData<string> Operations() =>
        [.. ContractDocument.Current.Operations.Select(operation => operation.OperationId).Except(Later)];

    [Fact]
    public void No_step_of_the_tour_fails()
    {
        var troubles = tour.Results.Where(result => result.Trouble.Count > 0)
            .Select(result => $"{result.Title}: {string.Join("; ", result.Trouble)} [{string.Join(", ", result.Exchanges)}]");
        Says([.. troubles]);
    }

    [Fact]
    public void Neither_side_leaves_the_contract()
    {
        Assert.NotEmpty(tour.Results);
        Says([.. tour.Results.SelectMany(result => result.Violations).Distinct()]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_is_called_and_answered(string operation) =>
        Assert.True(
            tour.Exchanges.Any(exchange => exchange.Operation?.OperationId == operation && exchange.Succeeded),
            "No step of the tour calls it with success.");

    [Fact]
    public void Everything_but_asking_for_a_token_carries_one() =>
        Assert.All(
            tour.Exchanges.Where(exchange => exchange.Operation?.OperationId != "generateToken"),
            exchange => Assert.True(exchange.Authorized, exchange.ToString()));

    [Fact]
    public void Cmdlets_say_truly_which_operations_they_reach()
    {
        var table = new CoverageTable(tour.Results);
        Says([.. table.Undeclared(), .. table.Unshown()]);
    }

    [Fact]
    public void The_coverage_page_is_complete_and_up_to_date()
    {
        var path = Path.Combine(Repository.Root, "docs", "coverage.md");
        var page = new CoverageTable(tour.Results).Page(Later);
        if (Environment.GetEnvironmentVariable("SYMBLPS_UPDATE_COVERAGE") == "1") File.WriteAllText(path, page);
        Assert.False(CoverageTable.HasGaps(page), page);
        Assert.True(File.ReadAllText(path).ReplaceLineEndings("\n") == page, "docs/coverage.md is out of date; 'bash build.sh coverage. makes it anew.");
    }

    private static void Says(IReadOnlyCollection<string> complaints) =>
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
}
