using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Conversations;

/// <summary>The features of conversations in other languages than English: the rest is refused with the reason, and never an empty list.</summary>
public sealed class LanguageTests
{
    private static readonly string[] Refused =
    [
        "questions", "action-items", "follow-ups", "insights", "comprehensive/action-items", "topics", "topics?refresh=true", "abstract-topics", "summary",
        "callscore", "lm-insights", "bookmarks-summary",
    ];

    private static readonly string[] Served = ["messages", "analytics", "trackers", "entities", "members", "bookmarks"];

    [Theory]
    [InlineData("de-DE", "Kannst du mir bis Freitag die Preisliste schicken? Ja, das mache ich morgen.")]
    [InlineData("fr-FR", "Peux-tu m'envoyer la liste des prix avant vendredi ? Oui, demain.")]
    [InlineData("es-ES", "¿Puedes enviarme la lista de precios antes del viernes? Sí, mañana.")]
    [InlineData("ja-JP", "金曜日までに価格表を送ってもらえますか。はい、明日送ります。")]
    public async Task Rules_for_English_are_refused_and_the_rest_works(string language, string text)
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, language, text);
        var bookmark = new { label = "All", beginTimeOffset = 0, duration = 100, user = new { name = "Ann", userId = "ann@x.test", email = "ann@x.test" } };
        var stored = await server.Client.PostJsonAsync($"/v1/conversations/{id}/bookmarks", bookmark);
        Assert.True(stored.Status < 300, stored.Text);

        foreach (var part in Refused)
        {
            var answer = await server.Client.GetAsync($"/v1/conversations/{id}/{part}");
            Assert.Equal(404, answer.Status);
            Assert.Matches(
                $"^(Questions|Action items|Follow-ups|Insights|Topics|The summary|Call scores|Call insights) (is|are) not available for {language}: "
                + $"the rules of the local server read English\\. Available for {language}: messages, analytics, trackers, ",
                answer.Message);
        }

        foreach (var part in Served)
            Assert.Equal((part, 200), (part, (await server.Client.GetAsync($"/v1/conversations/{id}/{part}")).Status));
        Assert.Equal("failed", (string)(await server.Client.GetAsync($"/v1/conversations/{id}/callscore/status")).Json["status"]!);
        var conversation = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json;
        Assert.Equal(language, (string)conversation["languageCode"]!);
        Assert.Contains("action items", Texts(conversation["features"]!["notAvailable"]!));
        Assert.Contains("trackers", Texts(conversation["features"]!["available"]!));
        Assert.Equal(["entities", "redaction"], Texts(conversation["features"]!["limited"]!));
        Assert.Contains(Texts(conversation["provenance"]!["notes"]!), note => note.StartsWith($"Not available for {language}: questions, action items", StringComparison.Ordinal));
        Assert.All((await server.Client.MessagesAsync(id, "?sentiment=true")), message => Assert.Null(message!["sentiment"]));
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("en-AU")]
    [InlineData(null)]
    public async Task Variants_of_English_have_all_features(string? language)
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, language, "Ben, can you send me the price list by Friday?");

        Assert.Single((await server.Client.GetAsync($"/v1/conversations/{id}/action-items")).Json["actionItems"]!.AsArray());
        var conversation = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json;
        Assert.Equal(language ?? "en-US", (string)conversation["languageCode"]!);
        Assert.Empty(Texts(conversation["features"]!["notAvailable"]!));
        Assert.Empty(Texts(conversation["features"]!["notes"]!));
        Assert.Contains("action items", Texts(conversation["features"]!["available"]!));
        Assert.All((await server.Client.MessagesAsync(id, "?sentiment=true")), message => Assert.NotNull(message!["sentiment"]));
    }

    [Theory]
    [InlineData("en-US", "de-DE")]
    [InlineData("de-DE", "en-US")]
    public async Task Each_part_is_read_in_its_language(string first, string second)
    {
        string Text(string language) => language == "en-US"
            ? "Ben, can you send Laura Miller the price list by Friday? She was born on May 5, 1970." : "I will call the Handy. Hallo zusammen.";
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, first, Text(first));
        var (_, job) = await server.Client.AcceptedAsync(server.Client.PutJsonAsync($"/v1/process/text/{id}", Body(second, Text(second))));
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);

        // The German part has English words, and no rule reads them.
        var item = Assert.Single((await server.Client.GetAsync($"/v1/conversations/{id}/insights")).Json["insights"]!.AsArray(), one => (string)one!["type"]! != "question")!;
        Assert.Contains("price list", (string)item["text"]!);
        var conversation = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json;
        Assert.Equal([first, second], Texts(conversation["features"]!["languages"]!));
        Assert.Contains(Texts(conversation["features"]!["notes"]!), note => note.Contains($"parts in {first} and {second}", StringComparison.Ordinal));
        Assert.Empty(Texts(conversation["features"]!["notAvailable"]!));
        // A German part does not switch off the redaction of the English one.
        var redacted = string.Concat((await server.Client.MessagesAsync(id, "?redact=true")).Select(message => (string)message!["text"]!));
        Assert.DoesNotContain("Laura Miller", redacted);
        Assert.DoesNotContain("1970", redacted);
    }

    [Fact]
    public async Task A_page_names_the_features_that_the_language_does_not_have()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, "de-DE", "Kannst du mir bis Freitag die Preisliste schicken?");
        var created = await server.Client.PostJsonAsync($"/v1/conversations/{id}/experiences", new { name = "verbose-text-summary" });
        var page = await server.Client.Http.GetStringAsync((string)created.Json["url"]!);

        Assert.Equal(5, page.Split("Not available for de-DE.").Length - 1);
    }

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(text => (string)text!);

    private static object Body(string? language, string text)
    {
        var body = new Dictionary<string, object>
        {
            ["messages"] = new[] { new { payload = new { content = text }, from = new { name = "Ann", userId = "ann@x.test" } } },
            ["features"] = new { featureList = new[] { "callScore", "insights" } },
        };
        if (language is not null)
            body["languageCode"] = language;
        return body;
    }

    private static async Task<string> SubmitAsync(TestServer server, string? language, string text)
    {
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", Body(language, text)));
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);
        return conversation;
    }
}
