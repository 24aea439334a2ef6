using System.Net;
using Microsoft.AspNetCore.Http;
using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Jobs;

public sealed class UrlSubmissionTests
{
    [Fact]
    public async Task A_job_fetches_its_recording()
    {
        await using var host = await HostAsync();
        await using var server = await TestServer.StartAsync(options => options with { AllowPrivateUrls = true });
        var (conversation, job) = await SubmitAsync(server, new
        {
            url = host.BaseUri + "/redirect/3/calls/one%20call.wav?signature=secret",
            name = (string?)null,
            enableSpeakerDiarization = true,
            diarizationSpeakerCount = 2,
            webhookUrl = (string?)null,
        });

        Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);
        Assert.Equal(2, (await server.Client.MembersAsync(conversation)).Count);
        Assert.Equal("one call.wav", Assert.Single(server.Processor.Inputs).Name);
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public async Task The_body_takes_precedence_over_the_query_of_older_guides()
    {
        await using var host = await HostAsync();
        await using var server = await TestServer.StartAsync(options => options with { AllowPrivateUrls = true });
        var url = host.BaseUri + "/call.wav";
        var query = "?enableSpeakerDiarization=true&diarizationSpeakerCount=3";
        var (id, one) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/audio/url" + query, new { url }));
        var (_, two) = await server.Client.AcceptedAsync(
            server.Client.PutJsonAsync($"/v1/process/audio/url/{id}{query}", new { url, diarizationSpeakerCount = 2 }));
        await server.Client.WaitAsync(one);
        await server.Client.WaitAsync(two);

        Assert.Equal([3, 2], server.Processor.Inputs.Select(input => input.Options.SpeakerCount));
    }

    [Theory]
    [InlineData("""{}""", "\"url\" is required")]
    [InlineData("""{"url":""}""", "\"url\" is not allowed to be empty")]
    [InlineData("""{"url":"file:///etc/passwd"}""", "\"url\" must be a valid uri")]
    [InlineData("""{"url":"https://x.test/a.wav","confidenceThreshold":"high"}""", "\"confidenceThreshold\" must be a number")]
    [InlineData("""{"url":"https://x.test/a.wav","enableSpeakerDiarization":true}""", DocumentedTexts.SpeakerCount)]
    public async Task A_wrong_request_is_refused(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SendAsync(HttpMethod.Post, "/v1/process/audio/url", new StringContent(body));

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/a.wav")]
    [InlineData("http://localhost/a.wav")]
    [InlineData("http://[::1]/a.wav")]
    [InlineData("http://[::ffff:10.0.0.1]/a.wav")]
    [InlineData("http://10.1.2.3/a.wav")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://0x7f000001/a.wav")]
    [InlineData("http://a.localhost/a.wav")]
    public async Task A_private_address_is_rejected_at_submission(string url)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.PostJsonAsync("/v1/process/audio/url", new { url });

        Assert.Equal(400, answer.Status);
        Assert.Contains("--allow-private-urls", answer.Message);
        Assert.Empty((await server.Client.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray());
    }

    [Fact]
    public async Task A_name_that_resolves_to_a_private_address_is_rejected()
    {
        // What a redirect or a name that changes its address leads to; connecting is where it is checked.
        using var folder = new TemporaryFolder();
        await using var host = await HostAsync();
        string job;
        using (var seed = new RecordingSeed(folder.Path))
            job = await seed.AddAsync(host.BaseUri.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/call.wav?signature=secret");
        await using var server = await TestServer.StartAsync(dataPath: folder.Path);
        var ended = await server.Client.WaitAsync(job);

        Assert.Equal("failed", (string)ended["status"]!);
        Assert.Contains(
            "is a private or loopback address, which this server reaches only with --allow-private-urls", (string)ended["message"]!);
        Assert.DoesNotContain("secret", (string)ended["message"]!);
        Assert.Empty(host.Paths);
    }

    [Theory]
    [InlineData("/missing?signature=secret", "it answered with status 404.")]
    [InlineData("/redirect/6/call.wav?signature=secret", "there were more than 5 redirects.")]
    [InlineData("/to-file", "it redirects to file.")]
    [InlineData("/large", "it is larger than 100000 bytes.")]
    [InlineData("/large-unsaid", "it is larger than 100000 bytes.")]
    [InlineData("/broken", "the connection broke off.")]
    public async Task A_failure_names_host_and_reason_and_no_secret(string path, string reason)
    {
        await using var host = await HostAsync();
        await using var server = await TestServer.StartAsync(options => options with { AllowPrivateUrls = true, MaxUpload = 100_000 });
        var (_, job) = await SubmitAsync(server, new { url = host.BaseUri + path });
        var ended = await server.Client.WaitAsync(job);

        Assert.Equal("failed", (string)ended["status"]!);
        Assert.Equal($"The recording could not be fetched from {new Uri(host.BaseUri).Authority}: {reason}", (string)ended["message"]!);
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_named()
    {
        await using var server = await TestServer.StartAsync(options => options with { AllowPrivateUrls = true });
        var (_, job) = await SubmitAsync(server, new { url = "http://127.0.0.1:1/call.wav" });
        var ended = await server.Client.WaitAsync(job);

        Assert.StartsWith("The recording could not be fetched from 127.0.0.1:1: ", (string)ended["message"]!);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.0", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    public void Public_and_private_addresses_are_distinguished(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddresses.Contain(IPAddress.Parse(address)));

    private static Task<(string Conversation, string Job)> SubmitAsync(TestServer server, object body) =>
        server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/audio/url", body));

    private static Task<HttpReceiver> HostAsync() => HttpReceiver.StartAsync(async context =>
    {
        var path = context.Request.Path.Value!;
        var response = context.Response;
        switch (path.Split('/')[1])
        {
            case "redirect":
                var rest = path.Split('/', 4);
                var left = int.Parse(rest[2]) - 1;
                var target = new PathString((left == 0 ? "/" : $"/redirect/{left}/") + rest[3]);
                response.Redirect(target.ToUriComponent() + context.Request.QueryString);
                break;
            case "to-file":
                response.Redirect("file:///etc/hostname");
                break;
            case "missing":
                response.StatusCode = StatusCodes.Status404NotFound;
                break;
            case "large":
                response.ContentLength = 100_001;
                await response.Body.WriteAsync(new byte[100_001]);
                break;
            case "large-unsaid":
                await response.Body.WriteAsync(new byte[60_000]);
                await response.Body.FlushAsync();
                await response.Body.WriteAsync(new byte[60_000]);
                break;
            case "broken":
                response.ContentLength = 50_000;
                await response.Body.WriteAsync(new byte[20_000]);
                await response.Body.FlushAsync();
                context.Abort();
                break;
            default:
                await response.Body.WriteAsync(ApiClient.Recording(4));
                break;
        }
    });
}
