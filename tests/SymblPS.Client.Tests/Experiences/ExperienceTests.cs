using SymblPS.Client.Experiences;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Experiences;

/// <summary>Pages that show conversations.</summary>
public sealed class ExperienceTests
{
    private const string Page = """{"name":"video-summary","url":"https://meetinginsights.symbl.ai/summary/#/abc?token=x","readOnly":true}""";

    [Fact]
    public async Task Only_the_specified_options_are_sent()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync(Page, 201);
        });
        using var client = Clients.For(server);
        var full = new ExperienceOptions
        {
            Kind = SymblExperienceKind.Video,
            MediaUri = new Uri("https://x.test/call.mp4?a=1&b=2"),
            Logo = new Uri("https://x.test/l.svg"),
            Favicon = new Uri("https://x.test/f.ico"),
            BackgroundColor = "#0a2136",
            TopicColor = "#fff",
            InsightColor = "#000",
            Font = "Roboto",
            UrlLife = TimeSpan.Zero,
            ReadOnly = true,
            CustomDomain = true,
        };
        var made = await client.Experiences.CreateAsync("c", full, default);
        Assert.Equal(("c", "video-summary", "/summary/"), (made.ConversationId, made.Name, made.Uri!.AbsolutePath));
        Assert.Equal("true", made.AdditionalProperties!["readOnly"]);
        await client.Experiences.CreateAsync("c", new ExperienceOptions { UrlLife = TimeSpan.FromDays(2) }, default);
        var audio = new ExperienceOptions { Kind = SymblExperienceKind.Audio, MediaUri = new Uri("https://x.test/a b.mp3") };
        await client.Experiences.CreateAsync("c", audio, default);
        Assert.Equal(
            [
                """{"name":"video-summary","videoUrl":"https://x.test/call.mp4?a=1&b=2","logo":"https://x.test/l.svg","""
                + "\"favicon\":\"https://x.test/f.ico\","
                + """ "color":{"background":"#0a2136","topicsFilter":"#fff","insightsFilter":"#000"},""".Trim()
                + """ "font":{"family":"Roboto"},"summaryURLExpiresIn":0,"readOnly":true,"enableCustomDomain":true}""".Trim(),
                """{"name":"verbose-text-summary","summaryURLExpiresIn":172800}""",
                """{"name":"audio-summary","audioUrl":"https://x.test/a%20b.mp3"}""",
            ],
            server.Requests.Select(request => request.BodyText));
        Assert.All(server.Requests, request => Assert.Equal("/v1/conversations/c/experiences", request.Path));
    }

    [Theory]
    [InlineData("""{"name":"verbose-text-summary"}""")]
    [InlineData("""{"url":"not an address"}""")]
    public async Task A_response_without_an_address_is_an_error(string json)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(json));
        using var client = Clients.For(server);
        await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => client.Experiences.CreateAsync("c", new ExperienceOptions(), default));
        await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => client.Experiences.GetListPageAsync(false, default));
    }

    [Theory]
    [InlineData(200, """{"anything":1}""")]
    [InlineData(200, "")]
    [InlineData(204, "")]
    public async Task The_media_address_is_changed_for_any_success_response(int status, string body)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.ReplyAsync(status, body.Length == 0 ? null : "application/json", System.Text.Encoding.UTF8.GetBytes(body));
        });
        using var client = Clients.For(server);
        await client.Experiences.SetMediaAsync("c", new Uri("https://x.test/call.mp4"), default);
        var request = Assert.Single(server.Requests);
        Assert.Equal(("PUT", "/v1/conversations/c/experiences/url", """{"url":"https://x.test/call.mp4"}"""),
            (request.Method, request.Path, request.BodyText));
    }

    [Fact]
    public async Task Insight_pages_show_one_conversation_or_the_list()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"url":"https://x.test/insights"}"""));
        using var client = Clients.For(server);
        Assert.Null((await client.Experiences.GetListPageAsync(true, default)).ConversationId);
        Assert.Equal("c", (await client.Experiences.GetDetailsPageAsync("c", false, default)).ConversationId);
        Assert.Equal(
            ["/v1/conversations/experiences/insights/list?includeCallScore=true", "/v1/conversations/experiences/insights/details/c"],
            server.Requests.Select(request => request.Target));
    }

    [Fact]
    public void Contradictory_options_are_refused()
    {
        var media = new Uri("https://x.test/a.mp3");
        Assert.All(
            [
                new ExperienceOptions { MediaUri = media },
                new ExperienceOptions { Kind = SymblExperienceKind.Audio },
                new ExperienceOptions { Kind = SymblExperienceKind.Audio, MediaUri = media, CustomDomain = true },
                new ExperienceOptions { Logo = new Uri("file:///logo.svg") },
                new ExperienceOptions { UrlLife = TimeSpan.FromSeconds(-1) },
            ],
            options => Assert.Throws<ArgumentException>(options.Validate));
    }
}
