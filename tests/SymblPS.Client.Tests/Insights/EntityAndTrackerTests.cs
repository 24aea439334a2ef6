using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Insights;

/// <summary>Entities in both shapes, and trackers on both paths.</summary>
public sealed class EntityAndTrackerTests
{
    private const string Trackers = """
        [{"id":"4527907378937856","name":"Pricing","matches":[{"type":"vocabulary","value":"too expensive",
           "messageRefs":[{"id":6428791357997056,"text":"That is too expensive.","offset":8},{"id":"2","text":"Way too costly.","offset":-1}],
           "insightRefs":[{"id":"77","type":"action_item","text":"Check if it is too expensive.","offset":15}]}]},
         {"name":"Silent","matches":[]},
         {"name":"Bare","matches":[{"value":"discount"}],"languages":["en-US"]}]
        """;

    [Fact]
    public async Task Both_shapes_of_entities_give_one_object_per_occurrence()
    {
        var entities = await EntitiesAsync("""
            {"entities":[
             {"type":"PERSON_NAME","subType":"FIRST_NAME","category":"PII","matches":[
               {"detectedValue":"Ann","messageRefs":[{"id":6428791357997056,"text":"I am Ann.","offset":5,
                 "startTime":"2024-05-06T07:00:00Z","endTime":"2024-05-06T07:00:02.5"},{"id":"2","text":"Ann again.","offset":0}]},
               {"detectedValue":"Bob","messageRefs":[]}]},
             {"type":"custom","customType":"Product","value":"R-2000","text":"router","start":null,"end":null,
               "messageRefs":[{"id":"3","text":"The router broke.","offset":4}]},
             {"type":"daterange","customType":null,"value":"last week","text":"last week","start":"2024-04-29","end":"2024-05-05","messageRefs":[]}]}
            """);
        Assert.Equal(["Ann", "Ann", "Bob", "router", "last week"], entities.Select(entity => entity.Text));
        Assert.All(entities, entity => Assert.Equal("c", entity.ConversationId));
        var first = entities[0];
        Assert.Equal(("PERSON_NAME", "FIRST_NAME", "PII", "Ann"), (first.Type, first.SubType, first.Category, first.Value));
        Assert.Equal(("6428791357997056", "I am Ann.", 5), (first.MessageId, first.MessageText, first.CharacterOffset));
        Assert.Equal(TimeSpan.FromSeconds(2.5), first.EndTime - first.StartTime);
        Assert.Null(entities[2].MessageId);
        Assert.Equal(("custom", "Product", "R-2000", "3"), (entities[3].Type, entities[3].SubType, entities[3].Value, entities[3].MessageId));
        Assert.Null(entities[3].Start);
        Assert.Equal(("2024-04-29", "2024-05-05"), (entities[4].Start, entities[4].End));
    }

    [Fact]
    public async Task The_value_of_an_entity_can_be_text_a_number_or_an_object()
    {
        var entities = await EntitiesAsync("""
            {"entities":[{"type":"number","value":64.50,"text":"64.50","messageRefs":[{"id":"1"}]},
             {"type":"person","value":{"name":"Ann"},"text":"Ann","messageRefs":[{"id":"1"}]},
             {"type":"date","value":"2024-05-06","messageRefs":[{"id":"1"}]},
             {"type":"MONEY","matches":[{"detectedValue":12,"messageRefs":[{"id":"1"}],"confidence":0.5}],"source":"rules"},
             {"type":"nothing"},{"type":"nothing","matches":[]},{}]}
            """);
        Assert.Equal(["64.50", """{"name":"Ann"}""", "2024-05-06", "12"], entities.Select(entity => entity.Value));
        Assert.Equal("2024-05-06", entities[2].Text);
        Assert.Equal(("0.5", "\"rules\""),
            (entities[3].AdditionalProperties!["confidence"], entities[3].AdditionalProperties!["source"]));
    }

    [Fact]
    public async Task A_tracker_gives_one_object_per_occurrence()
    {
        await using var server = Answers.By(("GET /trackers", Trackers));
        using var client = Clients.For(server);
        var matches = await client.Insights.GetTrackerMatchesAsync("c", default).ToListAsync();
        Assert.Equal(["Pricing", "Pricing", "Pricing", "Bare"], matches.Select(match => match.TrackerName));
        Assert.Equal(("4527907378937856", "too expensive", "6428791357997056", 8),
            (matches[0].TrackerId, matches[0].Value, matches[0].MessageId, matches[0].CharacterOffset));
        Assert.Equal(-1, matches[1].CharacterOffset);
        Assert.Equal((null, "77", "action_item"), (matches[2].MessageId, matches[2].InsightId, matches[2].InsightType));
        Assert.Equal(("discount", null, ""), (matches[3].Value, matches[3].MessageId, matches[3].Type));
        Assert.Equal("""["en-US"]""", matches[3].AdditionalProperties!["languages"]);
    }

    [Theory]
    [InlineData("trackers", "trackers-detected", 404)]
    [InlineData("trackers", "trackers-detected", 405)]
    public async Task The_alternative_tracker_path_is_tried_once_and_remembered(string refused, string known, int status)
    {
        await using var server = new LoopbackServer(exchange =>
            exchange.Path == $"/v1/conversations/c/{known}" ? exchange.JsonAsync(Trackers) : exchange.JsonAsync(Answers.NotFound, status));
        using var client = Clients.For(server);
        for (var i = 0; i < 3; i++) Assert.Equal(4, (await client.Insights.GetTrackerMatchesAsync("c", default).ToListAsync()).Count);
        Assert.Equal(1, server.Count("GET", $"/v1/conversations/c/{refused}"));
        Assert.Equal(3, server.Count("GET", $"/v1/conversations/c/{known}"));
    }

    [Fact]
    public async Task A_later_change_of_the_tracker_path_is_followed()
    {
        var known = "trackers-detected";
        await using var server = new LoopbackServer(exchange => exchange.Path == $"/v1/conversations/c/{known}"
            ? exchange.JsonAsync(Trackers)
            : exchange.JsonAsync(Answers.NotFound, 404));
        using var client = Clients.For(server);
        await client.Insights.GetTrackerMatchesAsync("c", default).ToListAsync();
        known = "trackers";
        Assert.Equal(4, (await client.Insights.GetTrackerMatchesAsync("c", default).ToListAsync()).Count);
    }

    [Fact]
    public async Task An_unknown_conversation_does_not_change_the_tracker_path()
    {
        await using var server = Answers.By(("GET /trackers", Trackers));
        using var client = Clients.For(server);
        var error = await Assert.ThrowsAsync<SymblNotFoundException>(
            async () => await client.Insights.GetTrackerMatchesAsync("other", default).ToListAsync());
        Assert.Equal("/v1/conversations/other/trackers", error.Path);
        await client.Insights.GetTrackerMatchesAsync("c", default).ToListAsync();
        Assert.Equal(0, server.Count("GET", "/v1/conversations/c/trackers-detected"));
    }

    private static async Task<List<SymblEntity>> EntitiesAsync(string json)
    {
        await using var server = Answers.By(("GET /entities", json));
        using var client = Clients.For(server);
        return await client.Insights.GetEntitiesAsync("c", CancellationToken.None).ToListAsync();
    }
}
