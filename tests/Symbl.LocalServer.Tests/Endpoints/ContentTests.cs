using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

public sealed class ContentTests
{
    private const string TwoSpeakers =
        "?enableSpeakerDiarization=true&diarizationSpeakerCount=2&detectPhrases=true&startTime=2026-05-01T10:00:00Z";

    [Fact]
    public async Task A_message_has_the_shape_of_the_contract()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(2, TwoSpeakers);
        var members = await server.Client.MembersAsync(id);
        var message = (await server.Client.MessagesAsync(id))[1]!.AsObject();

        Assert.Equal(
            ["id", "text", "from", "startTime", "endTime", "timeOffset", "duration", "confidence", "conversationId", "phrases"],
            message.Select(member => member.Key));
        Assert.Matches("^[0-9]{16}$", (string)message["id"]!);
        Assert.Equal("This is great number 1.", (string)message["text"]!);
        Assert.Equal((string)members[1]!["id"]!, (string)message["from"]!["id"]!);
        Assert.Equal("Speaker 2", (string)message["from"]!["name"]!);
        Assert.Null(message["from"]!["email"]);
        Assert.Equal("2026-05-01T10:00:01.000Z", (string)message["startTime"]!);
        Assert.Equal("2026-05-01T10:00:01.800Z", (string)message["endTime"]!);
        Assert.Equal((1, 0.8), ((double)message["timeOffset"]!, (double)message["duration"]!));
        Assert.Equal(id, (string)message["conversationId"]!);
        Assert.Equal("""[{"type":"action_phrase","text":"great"}]""", message["phrases"]!.ToJsonString());
    }

    [Fact]
    public async Task Words_and_sentiment_are_returned_on_request()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1, TwoSpeakers);
        var messages = await server.Client.MessagesAsync(
            id, "?verbose=true&sentiment=true&redact=true&exclude=%5B%22PERSON_NAME%22%5D");
        var message = Assert.Single(messages)!;
        var words = message["words"]!.AsArray();

        Assert.Equal(["This", "is great number"], words.Select(word => (string)word!["word"]!));
        Assert.Equal((0.4, 0.4), ((double)words[1]!["timeOffset"]!, (double)words[1]!["duration"]!));
        Assert.Equal("2026-05-01T10:00:00.400Z", (string)words[1]!["startTime"]!);
        Assert.Equal(0.9, (double)words[0]!["score"]!);
        Assert.Null(words[1]!["score"]);
        Assert.InRange((double)message["sentiment"]!["polarity"]!["score"]!, -1, 1);
        Assert.Equal("positive", (string)message["sentiment"]!["suggested"]!);
    }

    [Theory]
    [InlineData("verbose=1", "\"verbose\" must be a boolean")]
    [InlineData("exclude=PERSON", "\"exclude\" must be an array")]
    public async Task An_invalid_request_for_messages_is_rejected(string query, string message)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1);
        var answer = await server.Client.GetAsync($"/v1/conversations/{id}/messages?{query}");

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_rename_is_seen_everywhere()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(3, TwoSpeakers);
        var member = (string)(await server.Client.MembersAsync(id))[0]!["id"]!;
        var answer = await server.Client.PutJsonAsync(
            $"/v1/conversations/{id}/members/{member}", new { id = member, name = "Ann", email = "ann@x.test" });
        var messages = await server.Client.MessagesAsync(id);

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            $"Member with id: {member} for conversationId: {id} updated successfully! "
            + "The update should be reflected in all messages and insights along with this conversation",
            answer.Message);
        Assert.Equal(["Ann", "Speaker 2", "Ann"], messages.Select(message => (string)message!["from"]!["name"]!));
        Assert.Equal("ann@x.test", (string)messages[0]!["from"]!["email"]!);
        // Without an address the known one stays.
        await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{member}", new { id = member, name = "Anna" });
        Assert.Equal(
            $$"""{"id":"{{member}}","name":"Anna","email":"ann@x.test"}""", (await server.Client.MembersAsync(id))[0]!.ToJsonString());
    }

    [Fact]
    public async Task The_email_of_another_member_merges_the_two()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(4, TwoSpeakers);
        var members = await server.Client.MembersAsync(id);
        var (first, second) = ((string)members[0]!["id"]!, (string)members[1]!["id"]!);
        await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{first}", new { id = first, name = "Ann", email = "ann@x.test" });
        var merge = await server.Client.PutJsonAsync(
            $"/v1/conversations/{id}/members/{second}", new { id = second, name = "Ann B", email = "Ann@X.test" });
        var again = await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{second}", new { id = second, name = "X" });
        var analytics = (await server.Client.GetAsync($"/v1/conversations/{id}/analytics")).Json;

        Assert.Equal(200, merge.Status);
        Assert.Equal([first], (await server.Client.MembersAsync(id)).Select(member => (string)member!["id"]!));
        Assert.All(
            await server.Client.MessagesAsync(id),
            message => Assert.Equal((first, "Ann B"), ((string)message!["from"]!["id"]!, (string)message["from"]!["name"]!)));
        Assert.Equal(3.2, (double)Assert.Single(analytics["members"]!.AsArray())!["talkTime"]!["seconds"]!);
        Assert.Equal(404, again.Status);
    }

    [Theory]
    [InlineData("""{"name":"A"}""", "\"id\" is required")]
    [InlineData("""{"id":"other","name":"A"}""", "\"id\" must be the id of the member in the path")]
    [InlineData("""{"id":"{id}"}""", "\"name\" is required")]
    [InlineData("""{"id":"{id}","name":""}""", "\"name\" is not allowed to be empty")]
    [InlineData("""{"id":"{id}","name":"A","email":"not one"}""", "\"email\" must be a valid email")]
    public async Task A_wrong_member_update_is_refused(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1);
        var member = (string)(await server.Client.MembersAsync(id))[0]!["id"]!;
        var answer = await server.Client.SendAsync(
            HttpMethod.Put,
            $"/v1/conversations/{id}/members/{member}",
            new StringContent(body.Replace("{id}", member, StringComparison.Ordinal)));

        Assert.Equal((400, message), (answer.Status, answer.Message));
        Assert.Equal("Speaker 1", (string)(await server.Client.MembersAsync(id))[0]!["name"]!);
    }

    [Fact]
    public async Task A_member_of_another_conversation_is_unknown()
    {
        await using var server = await TestServer.StartAsync();
        var one = await server.Client.SubmitAndWaitAsync(1);
        var two = await server.Client.SubmitAndWaitAsync(1);
        var member = (string)(await server.Client.MembersAsync(one))[0]!["id"]!;
        var answer = await server.Client.PutJsonAsync($"/v1/conversations/{two}/members/{member}", new { id = member, name = "X" });

        Assert.Equal((404, "The memberId is either invalid or does not exist."), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Analytics_add_up()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(4, TwoSpeakers);
        var analytics = (await server.Client.GetAsync($"/v1/conversations/{id}/analytics")).Json;
        var member = analytics["members"]![0]!;

        Assert.Equal(
            [
                """{"type":"total_silence","percent":20,"seconds":0.8}""",
                """{"type":"total_talk_time","percent":80,"seconds":3.2}""",
                """{"type":"total_overlap","percent":0,"seconds":0}""",
            ],
            analytics["metrics"]!.AsArray().Select(metric => metric!.ToJsonString()));
        Assert.Equal("""{"percentage":50,"seconds":1.6}""", member["talkTime"]!.ToJsonString());
        Assert.Equal("""{"percentage":50,"seconds":1.6}""", member["listenTime"]!.ToJsonString());
        // Two messages of two words in 1.6 seconds.
        Assert.Equal("150", member["pace"]!["wpm"]!.ToJsonString());
        Assert.Equal("{}", member["overlap"]!.ToJsonString());
    }

    [Fact]
    public async Task Analytics_with_crosstalk_are_parts_of_the_talk_time()
    {
        await using var server = await TestServer.StartAsync();
        // Ann 0-10, Bob 8-20, silence 20-25, Ann 25-30: 25 s of talk in 30 s, of which 2 s are crosstalk.
        var (id, job) = await server.Client.AcceptedAsync(server.Client.SendAsync(HttpMethod.Post, "/v1/process/text", new StringContent(
            """
            {"messages":[
              {"payload":{"content":"a b c"},"from":{"name":"Ann"},"duration":{"startTime":"2026-05-01T12:00:00Z","endTime":"2026-05-01T12:00:10Z"}},
              {"payload":{"content":"d e"},"from":{"name":"Bob"},"duration":{"startTime":"2026-05-01T12:00:08Z","endTime":"2026-05-01T12:00:20Z"}},
              {"payload":{"content":"f"},"from":{"name":"Ann"},"duration":{"startTime":"2026-05-01T12:00:25Z","endTime":"2026-05-01T12:00:30Z"}}]}
            """)));
        await server.Client.WaitAsync(job);
        var analytics = (await server.Client.GetAsync($"/v1/conversations/{id}/analytics")).Json;
        var (ann, bob) = (analytics["members"]![0]!, analytics["members"]![1]!);

        Assert.Equal(
            [
                """{"type":"total_silence","percent":16.667,"seconds":5}""",
                """{"type":"total_talk_time","percent":83.333,"seconds":25}""",
                """{"type":"total_overlap","percent":8,"seconds":2}""",
            ],
            analytics["metrics"]!.AsArray().Select(metric => metric!.ToJsonString()));
        Assert.Equal("""{"percentage":60,"seconds":15}""", ann["talkTime"]!.ToJsonString());
        Assert.Equal("""{"percentage":40,"seconds":10}""", ann["listenTime"]!.ToJsonString());
        Assert.Equal("""{"percentage":48,"seconds":12}""", bob["talkTime"]!.ToJsonString());
        // 2 of 15 + 12 seconds.
        Assert.Equal((7.407, 2d), ((double)ann["overlap"]!["overlappingMembers"]![0]!["percent"]!, (double)ann["overlap"]!["overlapDuration"]!));
        Assert.Equal(["16", "10"], new[] { ann, bob }.Select(member => member["pace"]!["wpm"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_generated_conversation_is_streamed_completely_and_in_order()
    {
        await using var server = await TestServer.StartAsync(options => options with { Testing = true });
        var created = await server.Client.PostJsonAsync(
            "/local/testing/conversations", new { messages = 20_000, speakers = 3, name = "big" });
        var id = (string)created.Json["conversationId"]!;
        using var response = await server.Client.Http.GetAsync(
            $"/v1/conversations/{id}/messages", HttpCompletionOption.ResponseHeadersRead);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var messages = JsonNode.Parse(bytes)!["messages"]!.AsArray();

        Assert.Equal((201, 20_000), (created.Status, (int)created.Json["messages"]!));
        Assert.True(response.Headers.TransferEncodingChunked);
        Assert.Equal(20_000, messages.Count);
        var offsets = messages.Select(message => (double)message!["timeOffset"]!).ToList();
        Assert.Equal(offsets.Order(), offsets);
        Assert.Equal(20_000, messages.Select(message => (string)message!["id"]!).Distinct().Count());
        // 100,000 of them make about 46 MB.
        Assert.InRange(bytes.Length / 20_000, 420, 480);
    }

    [Fact]
    public async Task Generated_messages_are_sentences_and_differ_between_conversations()
    {
        await using var server = await TestServer.StartAsync(options => options with { Testing = true });
        var created = await server.Client.PostJsonAsync(
            "/local/testing/conversations", new { conversations = 2, messages = 40, wordsPerMessage = 7, words = true });
        var texts = new List<List<string>>();
        foreach (var id in created.Json["conversationIds"]!.AsArray())
            texts.Add([.. (await server.Client.MessagesAsync((string)id!)).Select(message => (string)message!["text"]!)]);

        Assert.All(texts.SelectMany(text => text), text => Assert.Matches(@"^[A-Z$].*[.?]$", text));
        Assert.All(texts.SelectMany(text => text), text => Assert.Equal(7, text.Split(' ').Length));
        Assert.All(texts.SelectMany(text => text), text => Assert.DoesNotContain('{', text));
        Assert.NotEqual(texts[0], texts[1]);
        Assert.True(texts[0].Distinct().Count() > 20);
    }
}
