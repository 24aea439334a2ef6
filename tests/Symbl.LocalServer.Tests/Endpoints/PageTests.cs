using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

public sealed class PageTests
{
    private const string Plain = """{"name":"verbose-text-summary"}""";

    [Fact]
    public async Task A_page_shows_the_conversation_by_speaker_without_a_token()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server);
        var made = await CreateAsync(server, id, Plain);
        using var visitor = new HttpClient();
        using var answer = await visitor.GetAsync((string)made.Json["url"]!);
        var html = await answer.Content.ReadAsStringAsync();
        var page = Parse(html);

        Assert.Equal((200, "verbose-text-summary"), (made.Status, (string)made.Json["name"]!));
        Assert.StartsWith(server.Ready.BaseUri + "/local/pages/", (string)made.Json["url"]!);
        Assert.Equal((200, "text/html; charset=utf-8"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Equal("en-US", (string)page.Root!.Attribute("lang")!);
        Assert.Equal("Ann & <Bob>", page.Descendants("h1").Single().Value);
        Assert.Equal(
            ["Ann 0:00:00", "Bob <script>alert(1)</script> 0:00:06", "Ann 0:00:08"],
            page.Descendants("h3").Select(heading => heading.Value));
        Assert.Equal(
            ["Hello.", "How are <b>you</b>?", "Fine & well.", "Bye."],
            page.Descendants("li").SelectMany(turn => turn.Elements("p")).Select(paragraph => paragraph.Value));
        Assert.Equal(["75", "25"], page.Descendants("meter").Select(meter => (string)meter.Attribute("value")!));
        Assert.Contains("blue", page.Descendants("dd").Select(label => label.Value));
        Assert.Contains("given as text", page.Descendants("footer").Single().Value);
        Assert.Empty(page.Descendants("script"));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'nonce-", policy);
        Assert.Contains($"'nonce-{(string)page.Descendants("style").Single().Attribute("nonce")!}'", policy);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task A_page_uses_the_requested_design_and_player()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server);
        var made = await CreateAsync(
            server,
            id,
            """
            {"name":"video-summary","videoUrl":"https://media.test/a.mp4?x=1","logo":"https://x.test/l.png","favicon":"https://x.test/f.ico",
             "color":{"background":"#0A2136","topicsFilter":"#f00","insightsFilter":"#00ff00"},"font":{"family":"Open Sans"},"readOnly":true}
            """);
        var (page, policy) = await OpenAsync(made);
        var style = page.Descendants("style").Single().Value;

        Assert.Equal("https://media.test/a.mp4?x=1", (string)page.Descendants("video").Single().Attribute("src")!);
        Assert.Equal("https://x.test/l.png", (string)page.Descendants("img").Single().Attribute("src")!);
        Assert.Contains("--topics: #f00; --insights: #00ff00; --font: \"Open Sans\"", style);
        Assert.Contains("--back: #0A2136; --fore: #ffffff;", style);
        Assert.Contains("img-src https://x.test; media-src https://media.test;", policy);

        await server.Client.PutJsonAsync($"/v1/conversations/{id}/experiences/url", new { url = "https://sound.test/call.mp3" });
        var details = await server.Client.GetAsync($"/v1/conversations/experiences/insights/details/{id}?includeCallScore=true");
        Assert.Equal("https://sound.test/call.mp3", (string)(await OpenAsync(details)).Page.Descendants("audio").Single().Attribute("src")!);
    }

    [Fact]
    public async Task A_page_shows_insights_with_links_to_their_messages()
    {
        await using var server = await TestServer.StartAsync();
        var (id, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", new
        {
            messages = new[]
            {
                new { payload = new { content = "Where is the invoice number?" }, from = new { name = "Ann" } },
                new { payload = new { content = "I will send you the invoice number tomorrow." }, from = new { name = "Bob" } },
                new { payload = new { content = "The invoice number is important for our records." }, from = new { name = "Ann" } },
            },
        }));
        await server.Client.WaitAsync(job);
        var (page, _) = await OpenAsync(await CreateAsync(server, id, Plain));
        var sections = page.Descendants("section").ToDictionary(section => section.Element("h2")!.Value, StringComparer.Ordinal);
        var items = (await server.Client.GetAsync($"/v1/conversations/{id}/action-items")).Json["actionItems"]!.AsArray();
        var questions = (await server.Client.GetAsync($"/v1/conversations/{id}/questions")).Json["questions"]!.AsArray();

        Assert.Contains((string)questions[0]!["text"]!, sections["Questions"].Value);
        Assert.Contains("Bob: " + (string)items[0]!["text"]!, sections["Action items"].Value);
        Assert.Contains("invoice", sections["Topics"].Value);
        // Each line of the summary names its speaker.
        Assert.All(sections.TryGetValue("Summary", out var summary) ? summary.Elements("p") : [], line => Assert.Matches("^(Ann|Bob): ", line.Value));
        var link = (string)sections["Action items"].Descendants("a").First().Attribute("href")!;
        Assert.Equal("#m" + (string)items[0]!["messageIds"]![0]!, link);
        Assert.Contains(page.Descendants("p"), paragraph => "#" + (string?)paragraph.Attribute("id") == link);
    }

    [Fact]
    public async Task A_page_of_a_recording_without_words_has_placeholders_and_its_file()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(0.5, "?name=silence.wav");
        var (page, _) = await OpenAsync(await CreateAsync(server, id, Plain));

        Assert.Contains("silence.wav", page.Descendants("dd").Select(fact => fact.Value));
        Assert.Contains(page.Descendants("meta"), meta => (string?)meta.Attribute("name") == "viewport");
        Assert.Equal(["0:00:00", "no speech", "no words"], page.Descendants("td").Select(cell => cell.Value));
        Assert.Empty(page.Descendants("meter"));
    }

    [Fact]
    public async Task The_list_leads_to_the_pages_of_conversations_newest_first()
    {
        await using var server = await TestServer.StartAsync();
        var (empty, _) = await OpenAsync(await server.Client.GetAsync("/v1/conversations/experiences/insights/list"));
        await SubmitAsync(server);
        await server.Client.SubmitAndWaitAsync(1, "?name=Later");
        var list = await server.Client.GetAsync("/v1/conversations/experiences/insights/list?includeCallScore=false");
        var (page, _) = await OpenAsync(list);
        var links = page.Descendants("a").ToList();
        var first = await server.Client.Http.GetStringAsync((string)links[1].Attribute("href")!);

        Assert.Contains("none yet", empty.Root!.Value);
        Assert.Equal(["Later", "Ann & <Bob>"], links.Select(link => link.Value));
        Assert.Contains("How are", first);
    }

    [Theory]
    [InlineData(null, 30 * 24 * 60 * 60 - 1, true)]
    [InlineData(null, 30 * 24 * 60 * 60, false)]
    [InlineData(60, 59, true)]
    [InlineData(60, 60, false)]
    [InlineData(0, 1_000_000_000, true)]
    public async Task A_page_expires_at_its_time(int? life, int later, bool alive)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        var id = await SubmitAsync(server);
        var made = await CreateAsync(
            server, id, life is null ? Plain : $$"""{"name":"verbose-text-summary","summaryURLExpiresIn":{{life}}}""");
        clock.Offset = TimeSpan.FromSeconds(later);
        using var visitor = new HttpClient();
        using var answer = await visitor.GetAsync((string)made.Json["url"]!);

        Assert.Equal(alive ? 200 : 410, (int)answer.StatusCode);
        Assert.Equal(!alive, Parse(await answer.Content.ReadAsStringAsync()).Root!.Value.Contains("has ended"));
    }

    [Fact]
    public async Task Unknown_and_deleted_pages_are_404()
    {
        await using var server = await TestServer.StartAsync();
        await using var other = await TestServer.StartAsync();
        var id = await SubmitAsync(server);
        var url = (string)(await CreateAsync(server, id, Plain)).Json["url"]!;
        var link = url[(url.LastIndexOf('/') + 1)..];
        var token = server.Client.Http.DefaultRequestHeaders.Authorization!.Parameter!;

        var changed = (link[0] == 'a' ? 'b' : 'a') + link[1..];
        foreach (var wrong in new[] { "x", ".x", "a.b", link + "!", link[..^1], changed, token, "%E2%82%AC." + link.Split('.')[1] })
            Assert.Equal((404, "text/html; charset=utf-8"), await VisitAsync(server, wrong));
        Assert.Equal((404, "text/html; charset=utf-8"), await VisitAsync(other, link));
        Assert.Equal((200, "text/html; charset=utf-8"), await VisitAsync(server, link));
        await server.Client.DeleteAsync($"/v1/conversations/{id}");
        Assert.Equal((404, "text/html; charset=utf-8"), await VisitAsync(server, link));
    }

    [Theory]
    [InlineData("{}", "\"name\" is required")]
    [InlineData("""{"name":"x"}""", "\"name\" must be one of [verbose-text-summary, video-summary, audio-summary]")]
    [InlineData("""{"name":"video-summary"}""", "\"videoUrl\" is required")]
    [InlineData("""{"name":"audio-summary"}""", "\"audioUrl\" is required")]
    [InlineData("""{"name":"audio-summary","audioUrl":"javascript:alert(1)"}""", "\"audioUrl\" must be a valid uri")]
    [InlineData("""{"name":"verbose-text-summary","summaryURLExpiresIn":-1}""", "\"summaryURLExpiresIn\" must be greater than or equal to 0")]
    [InlineData("""{"name":"verbose-text-summary","color":{"background":"red;}"}}""", "\"color.background\" must be a hex color")]
    [InlineData("""{"name":"verbose-text-summary","font":{"family":"x\";}"}}""", "\"font.family\" must be the name of a font")]
    [InlineData("""{"name":"verbose-text-summary","logo":"l.png"}""", "\"logo\" must be a valid uri")]
    public async Task A_wrong_request_is_refused_with_the_name_of_the_member(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1);
        var answer = await CreateAsync(server, id, body);

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Unknown_conversations_have_no_pages()
    {
        await using var server = await TestServer.StartAsync();
        const string unknown = "4500000000000001";
        foreach (var answer in new[]
        {
            await CreateAsync(server, unknown, Plain),
            await server.Client.GetAsync($"/v1/conversations/experiences/insights/details/{unknown}"),
            await server.Client.PutJsonAsync($"/v1/conversations/{unknown}/experiences/url", new { url = "https://x.test/a" }),
        })
            Assert.Equal((404, "The conversationId is either invalid or does not exist."), (answer.Status, answer.Message));
        var media = await server.Client.PutJsonAsync($"/v1/conversations/{unknown}/experiences/url", new { });
        Assert.Equal((400, "\"url\" is required"), (media.Status, media.Message));
        var query = await server.Client.GetAsync("/v1/conversations/experiences/insights/list?includeCallScore=1");
        Assert.Equal((400, "\"includeCallScore\" must be a boolean"), (query.Status, query.Message));
    }

    private static async Task<string> SubmitAsync(TestServer server)
    {
        static object Message(string name, string content, int start, int end) => new
        {
            payload = new { content },
            from = new { name },
            duration = new { startTime = $"2026-05-01T12:00:{start:00}Z", endTime = $"2026-05-01T12:00:{end:00}Z" },
        };
        var (id, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", new
        {
            name = "Ann & <Bob>",
            metadata = new { team = "blue" },
            messages = new[]
            {
                Message("Ann", "Hello.", 0, 3), Message("Ann", "How are <b>you</b>?", 3, 5),
                Message("Bob <script>alert(1)</script>", "Fine & well.", 6, 8), Message("Ann", "Bye.", 8, 9),
            },
        }));
        await server.Client.WaitAsync(job);
        return id;
    }

    private static Task<Answer> CreateAsync(TestServer server, string conversation, string body) =>
        server.Client.SendAsync(HttpMethod.Post, $"/v1/conversations/{conversation}/experiences", new StringContent(body));

    private static async Task<(XDocument Page, string Policy)> OpenAsync(Answer made)
    {
        Assert.True(made.Status == 200, made.Text);
        using var visitor = new HttpClient();
        using var answer = await visitor.GetAsync((string)made.Json["url"]!);
        Assert.Equal(200, (int)answer.StatusCode);
        return (Parse(await answer.Content.ReadAsStringAsync()), answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    private static async Task<(int, string?)> VisitAsync(TestServer server, string link)
    {
        using var visitor = new HttpClient();
        using var answer = await visitor.GetAsync($"{server.Ready.BaseUri}/local/pages/{link}");
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString());
    }

    // Every element of a page is closed but for the few that HTML does not close: with those closed it is well-formed XML.
    private static XDocument Parse(string html) => XDocument.Parse(
        System.Text.RegularExpressions.Regex.Replace(html.Replace("<!DOCTYPE html>", ""), "<(meta|link|img)([^>]*)>", "<$1$2/>"));

    private sealed class MovableClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
