using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Symbl.Domain.Analysis;
using Symbl.LocalServer.Tests.Support;
using Symbl.Storage;
using Xunit;

namespace Symbl.LocalServer.Tests.Storage.Account;

/// <summary>What was defined through the API, as the analysis gets it.</summary>
public sealed class AccountDefinitionsTests
{
    [Fact]
    public async Task Trackers_and_entities_are_in_order_of_creation()
    {
        await using var server = await TestServer.StartAsync();
        await server.Client.PostJsonAsync(
            "/v1/manage/trackers/bulk",
            new object[]
            {
                new { name = "b", vocabulary = new[] { "one", "two" }, excludeVocabulary = new[] { "two more" } },
                new { name = "a", vocabulary = new[] { "three" } },
            });
        await server.Client.PostJsonAsync(
            "/v1/manage/entity", new { type = "Vehicle", subType = "Truck", category = "Custom", values = new[] { "lorry", "truck" } });
        var (trackers, entity) = server.Services.GetRequiredService<IStore>().Read(
            unit => (unit.Definitions.Trackers(), Assert.Single(unit.Definitions.Entities())));

        Assert.Equal(["b", "a"], trackers.Select(tracker => tracker.Name));
        Assert.Matches("^[0-9]{16}$", trackers[0].Id!);
        Assert.Equal(["one", "two"], trackers[0].Vocabulary);
        Assert.Equal(["two more"], trackers[0].ExcludeVocabulary!);
        Assert.Empty(trackers[1].ExcludeVocabulary!);
        Assert.Equal(("Vehicle", "Truck", "Custom", null), (entity.Type, entity.SubType, entity.Category, entity.Value));
        Assert.Equal(["lorry", "truck"], entity.Texts);
    }

    [Fact]
    public async Task A_scorecard_and_its_criteria_are_found()
    {
        await using var server = await TestServer.StartAsync();
        var criteria = (string)(await server.Client.PostJsonAsync(
            "/v1/manage/callscore/criteria",
            new { name = "c", description = "d", tags = new[] { "t" }, checklist = new[] { new { question = "q", priority = "low" } } })).Json["id"]!;
        var scorecard = (string)(await server.Client.PostJsonAsync(
            "/v1/manage/callscore/scorecards", new { name = "s", criteriaList = new[] { criteria, "Symbl.Sales_Process" } })).Json["id"]!;

        server.Services.GetRequiredService<IStore>().Read(unit =>
        {
            Assert.Equal([criteria, "Symbl.Sales_Process"], unit.Definitions.ScorecardCriteria(scorecard)!);
            Assert.Null(unit.Definitions.ScorecardCriteria(criteria));
            var found = unit.Definitions.Criterion(criteria)!;
            Assert.Equal((criteria, "c", "d"), (found.Id, found.Name, found.Description));
            Assert.Equal(["t"], found.Tags);
            Assert.Equal(new ChecklistQuestion("q", "low"), Assert.Single(found.Checklist));
            Assert.Null(unit.Definitions.Criterion(scorecard));
            return true;
        });
    }

    [Fact]
    public async Task The_redaction_policy_follows_the_settings()
    {
        await using var server = await TestServer.StartAsync();
        RedactionPolicy Policy() => server.Services.GetRequiredService<IStore>().Read(unit => unit.Definitions.Redaction());

        Assert.Same(RedactionPolicy.Standard, Policy());
        await server.Client.SendAsync(
            HttpMethod.Patch,
            "/v1/manage/settings",
            new StringContent(
                """[{"op":"add","path":"/redaction","value":{"default":true,"type":"custom","exclude":["SSN"],"custom":{"EMAIL":"mail"}}}]""",
                Encoding.UTF8,
                "application/json"));
        var policy = Policy();

        Assert.Equal((true, "custom", "mail"), (policy.ByDefault, policy.Type, policy.Custom["EMAIL"]));
        Assert.Equal(["SSN"], policy.Exclude);
    }
}
