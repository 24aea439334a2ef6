using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

/// <summary>The test recording has a message and a turn of 0.8 s in every second.</summary>
public sealed class SpeakerEventTests
{
    private static readonly object Ann = new { id = "4194eb50-357d-4712-a02d-94215ead1064", name = "Ann", email = "ann@x.test" };
    private static readonly object Bob = new { id = "bob-1", name = "Bob" };

    [Fact]
    public async Task Messages_and_talk_time_belong_to_the_speaker_of_the_events()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(6);
        var answer = await PutAsync(
            server, id, Event(true, Ann, 0, 0), Event(false, Ann, 0, 2_000_000_000), Event(true, Bob, 1, 5_000_000_000), Event(false, Bob, 8));

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            $"Speaker events associated for conversationId: {id} successfully! "
                + "The update should be reflected in all messages and insights along with this conversation",
            answer.Message);
        Assert.Equal(
            ["Ann", "Ann", "Speaker 1", "Speaker 1", "Speaker 1", "Speaker 1"], await SendersAsync(server, id));

        await PutAsync(server, id, Event(true, Bob, 2), Event(false, Bob, 8));
        Assert.Equal(["Ann", "Ann", "Bob", "Bob", "Bob", "Bob"], await SendersAsync(server, id));
        Assert.Equal(
            ["Ann/ann@x.test/4194eb50-357d-4712-a02d-94215ead1064", "Bob//bob-1"],
            (await server.Client.MembersAsync(id)).Select(who => $"{who!["name"]}/{who["email"]}/{who["userId"]}"));
        var analytics = (await server.Client.GetAsync($"/v1/conversations/{id}/analytics")).Json["members"]!.AsArray();
        Assert.Equal([1.6, 3.2], analytics.Select(member => (double)member!["talkTime"]!["seconds"]!));
    }

    [Fact]
    public async Task Existing_people_stay_the_same_members()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(4, "?enableSpeakerDiarization=true&diarizationSpeakerCount=2");
        var before = (await server.Client.MembersAsync(id)).Select(who => (string)who!["id"]!).ToList();
        await server.Client.PutJsonAsync(
            $"/v1/conversations/{id}/members/{before[1]}", new { id = before[1], name = "Bob", email = "bob@x.test" });
        await PutAsync(
            server,
            id,
            Event(true, new { id = before[0], name = "Ann" }, 0),
            Event(false, new { id = before[0] }, 1),
            Event(true, new { email = "BOB@x.test" }, 2),
            Event(false, new { email = "bob@x.test" }, 4));
        var members = await server.Client.MembersAsync(id);

        Assert.Equal(before, members.Select(who => (string)who!["id"]!));
        Assert.Equal(["Ann", "Bob"], members.Select(who => (string)who!["name"]!));
        Assert.Equal(["Ann", "Bob", "Bob", "Bob"], await SendersAsync(server, id));
    }

    [Fact]
    public async Task A_member_with_the_email_of_another_member_merges_into_it()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(3, "?enableSpeakerDiarization=true&diarizationSpeakerCount=3");
        var before = (await server.Client.MembersAsync(id)).Select(who => (string)who!["id"]!).ToList();
        await server.Client.PutJsonAsync(
            $"/v1/conversations/{id}/members/{before[1]}", new { id = before[1], name = "Bob", email = "bob@x.test" });
        await PutAsync(
            server,
            id,
            Event(true, new { id = before[0] }, 0),
            Event(false, new { id = before[0] }, 1),
            Event(true, new { id = before[0].ToUpperInvariant(), name = "Robert", email = "bob@x.test" }, 1));

        Assert.Equal([before[1]], (await server.Client.MembersAsync(id)).Select(who => (string)who!["id"]!));
        Assert.Equal(["Robert", "Robert", "Robert"], await SendersAsync(server, id));
    }

    [Fact]
    public async Task No_events_change_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(2);

        Assert.Equal(200, (await PutAsync(server, id)).Status);
        Assert.Equal(["Speaker 1", "Speaker 1"], await SendersAsync(server, id));
    }

    [Theory]
    [InlineData("{}", "\"speakerEvents\" is required")]
    [InlineData("""{"speakerEvents":{}}""", "\"speakerEvents\" must be an array")]
    [InlineData("""{"speakerEvents":[1]}""", "\"speakerEvents[0]\" must be of type object")]
    [InlineData("""{"speakerEvents":[{}]}""", "\"speakerEvents[0].type\" is required")]
    [InlineData(
        """{"speakerEvents":[{"type":"stopped"}]}""", "\"speakerEvents[0].type\" must be one of [started_speaking, stopped_speaking]")]
    [InlineData("""{"speakerEvents":[{"type":"started_speaking"}]}""", "\"speakerEvents[0].user\" is required")]
    [InlineData(
        """{"speakerEvents":[{"type":"started_speaking","user":{}}]}""",
        "\"speakerEvents[0].user\" must contain at least one of [id, name, email]")]
    [InlineData(
        """{"speakerEvents":[{"type":"started_speaking","user":{"email":"x"}}]}""", "\"speakerEvents[0].user.email\" must be a valid email")]
    [InlineData("""{"speakerEvents":[{"type":"started_speaking","user":{"id":"x"}}]}""", "\"speakerEvents[0].offset\" is required")]
    [InlineData(
        """{"speakerEvents":[{"type":"started_speaking","user":{"id":"x"},"offset":{"seconds":-1}}]}""",
        "\"speakerEvents[0].offset.seconds\" must be greater than or equal to 0")]
    [InlineData(
        """{"speakerEvents":[{"type":"started_speaking","user":{"id":"x"},"offset":{"seconds":1.5}}]}""",
        "\"speakerEvents[0].offset.seconds\" must be an integer")]
    public async Task Wrong_events_are_refused_with_the_name_of_the_member(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1);
        var answer = await server.Client.SendAsync(HttpMethod.Put, $"/v1/conversations/{id}/speakers", new StringContent(body));
        var unknown = await PutAsync(server, "4500000000000001", Event(true, Ann, 0));

        Assert.Equal((400, message), (answer.Status, answer.Message));
        Assert.Equal((404, "The conversationId is either invalid or does not exist."), (unknown.Status, unknown.Message));
    }

    private static JsonNode Event(bool starts, object user, long seconds, long nanos = 0) =>
        System.Text.Json.JsonSerializer.SerializeToNode(
            new { type = starts ? "started_speaking" : "stopped_speaking", user, offset = new { seconds, nanos } })!;

    private static Task<Answer> PutAsync(TestServer server, string conversation, params JsonNode[] speakerEvents) =>
        server.Client.PutJsonAsync($"/v1/conversations/{conversation}/speakers", new { speakerEvents });

    private static async Task<IEnumerable<string>> SendersAsync(TestServer server, string conversation) =>
        (await server.Client.MessagesAsync(conversation)).Select(message => (string)message!["from"]!["name"]!);
}
