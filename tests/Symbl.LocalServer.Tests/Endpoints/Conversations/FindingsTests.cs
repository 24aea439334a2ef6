using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Conversations;

public sealed class FindingsTests
{
    private static readonly object[] Lines =
    [
        Message("Ann Lee", "Hi Bo, my number is (415) 555-0132."),
        Message("Bo", "Thanks Ann. I want to cancel my account by May 20th, it costs $5 a day."),
        Message("Ann Lee", "Cancelling your account, or cancelling my account? 415-555-0132 is mine."),
    ];

    [Fact]
    public async Task Entities_are_returned_with_their_positions()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, new { messages = Lines, detectEntities = true });
        var messages = await server.Client.MessagesAsync(id);
        var entities = (await server.Client.GetAsync($"/v1/conversations/{id}/entities")).Json["entities"]!.AsArray();

        Assert.Equal(
            ["PERSON_NAME", "PHONE_NUMBER", "DATE", "MONEY"],
            entities.Select(entity => (string)entity!["subType"]!));
        Assert.All(entities, entity => Assert.Equal("Managed", (string)entity!["category"]!));
        var phone = entities[1]!["matches"]!.AsArray();
        Assert.Equal(["(415) 555-0132", "415-555-0132"], phone.Select(match => (string)match!["detectedValue"]!));
        Assert.All(phone, match => Assert.Equal("+14155550132", (string)match!["value"]!));
        foreach (var match in entities.SelectMany(entity => entity!["matches"]!.AsArray()))
        {
            var reference = Assert.Single(match!["messageRefs"]!.AsArray())!;
            var message = messages.Single(message => (string)message!["id"]! == (string)reference["id"]!)!;
            Assert.Equal((string)message["text"]!, (string)reference["text"]!);
            Assert.Equal((string)message["startTime"]!, (string)reference["startTime"]!);
            Assert.Equal(
                (string)match["detectedValue"]!,
                ((string)message["text"]!).Substring((int)reference["offset"]!, ((string)match["detectedValue"]!).Length));
        }
    }

    [Fact]
    public async Task Only_custom_entities_are_found_without_a_request()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(
            server, new { messages = Lines, entities = new[] { new { customType = "Product", text = "my account", value = "Account" } } });
        var entity = Assert.Single((await server.Client.GetAsync($"/v1/conversations/{id}/entities")).Json["entities"]!.AsArray())!;

        Assert.Equal(("Product", "Custom"), ((string)entity["type"]!, (string)entity["category"]!));
        Assert.Equal(2, Assert.Single(entity["matches"]!.AsArray())!["messageRefs"]!.AsArray().Count);
        // Redaction needs no detection of entities.
        Assert.Equal(
            "Hi [PERSON_NAME], my number is [PHONE_NUMBER].", (string)(await server.Client.MessagesAsync(id, "?redact=true"))[0]!["text"]!);
    }

    [Fact]
    public async Task Messages_are_redacted_on_request()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, new { messages = Lines, detectEntities = true });
        var plain = await server.Client.MessagesAsync(id);
        var redacted = await server.Client.MessagesAsync(id, "?redact=true");
        var kept = await server.Client.MessagesAsync(id, "?redact=true&exclude=%5B%22PERSON_NAME%22%5D");

        Assert.Equal("Hi Bo, my number is (415) 555-0132.", (string)plain[0]!["text"]!);
        Assert.Equal(["PERSON_NAME", "PHONE_NUMBER"], plain[0]!["entities"]!.AsArray().Select(entity => (string)entity!["type"]!));
        Assert.Equal("Hi [PERSON_NAME], my number is [PHONE_NUMBER].", (string)redacted[0]!["text"]!);
        Assert.Equal("Hi Bo, my number is [PHONE_NUMBER].", (string)kept[0]!["text"]!);
        Assert.DoesNotContain("0132", redacted.ToJsonString());
        var phone = redacted[0]!["entities"]![1]!;
        Assert.Equal(("PHONE_NUMBER", 31), ((string)phone["type"]!, (int)phone["offset"]!));
    }

    [Theory]
    [InlineData("trackers")]
    [InlineData("trackers-detected")]
    public async Task Trackers_are_a_bare_array(string path)
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(
            server,
            new { messages = Lines, trackers = new[] { new { name = "Churn", vocabulary = new[] { "cancel my account", "leave you" } } } });
        var tracker = Assert.Single((await server.Client.GetAsync($"/v1/conversations/{id}/{path}")).Json.AsArray())!;
        var match = Assert.Single(tracker["matches"]!.AsArray())!;
        var references = match["messageRefs"]!.AsArray();

        Assert.Equal("Churn", (string)tracker["name"]!);
        Assert.Equal(("vocabulary", "cancel my account"), ((string)match["type"]!, (string)match["value"]!));
        Assert.Equal([22, 28], references.Select(reference => (int)reference!["offset"]!));
        var question = Assert.Single(match["insightRefs"]!.AsArray())!;
        var asked = (await server.Client.GetAsync($"/v1/conversations/{id}/questions")).Json["questions"]!.AsArray();
        Assert.Equal(((string)asked[0]!["id"]!, "question"), ((string)question["id"]!, (string)question["type"]!));
        Assert.StartsWith("cancelling my account", ((string)question["text"]!)[(int)question["offset"]!..]);
    }

    [Fact]
    public async Task A_rename_is_seen_in_entities_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, new { messages = Lines, detectEntities = true });
        var member = (string)(await server.Client.MembersAsync(id))[1]!["id"]!;
        await server.Client.GetAsync($"/v1/conversations/{id}/entities");
        await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{member}", new { id = member, name = "Xerxes" });

        Assert.Equal(
            ["Ann"],
            (await server.Client.GetAsync($"/v1/conversations/{id}/entities")).Json["entities"]!.AsArray()
                .Single(entity => (string)entity!["subType"]! == "PERSON_NAME")!["matches"]!.AsArray()
                .Select(match => (string)match!["detectedValue"]!));
    }

    [Theory]
    [InlineData("entities")]
    [InlineData("trackers")]
    [InlineData("trackers-detected")]
    public async Task An_unknown_conversation_is_404(string path)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.GetAsync($"/v1/conversations/1234567890123456/{path}");

        Assert.Equal((404, "The conversationId is either invalid or does not exist."), (answer.Status, answer.Message));
    }

    private static object Message(string name, string text) => new { payload = new { content = text }, from = new { name } };

    private static async Task<string> SubmitAsync(TestServer server, object body)
    {
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", body));
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);
        return conversation;
    }
}
