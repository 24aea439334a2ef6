using System.Text;
using SymblPS.Client.Raw;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Raw;

public sealed class RawTests
{
    [Theory]
    [InlineData("/v1/x?a=1&b=%5B%22c%22%5D")]
    [InlineData("v1/x?a=1&b=%5B%22c%22%5D")]
    public async Task A_path_is_sent_unchanged_with_the_token(string path)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"a":"ü"}""", 200, "X-One: 1", "X-One: 2"));
        using var client = Clients.For(server);
        var answer = await client.Raw.SendAsync(new RawRequest { Path = path }, default);
        var request = Assert.Single(server.Requests);
        Assert.Equal(("GET", "/v1/x?a=1&b=%5B%22c%22%5D", "Bearer " + LoopbackServer.Token),
            (request.Method, request.Target, request.Header("Authorization")));
        Assert.Equal((200, "application/json", """{"a":"ü"}""", "1, 2"),
            (answer.StatusCode, answer.ContentType, answer.Text, answer.Headers["x-one"]));
    }

    [Fact]
    public async Task An_absolute_address_is_accepted_for_the_same_service_only()
    {
        await using var other = new LoopbackServer(exchange => exchange.JsonAsync("{}"));
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("{}"));
        using var client = Clients.For(server);
        await client.Raw.SendAsync(new RawRequest { Path = $"{server.BaseUri}v1/x" }, default);
        Assert.Equal("/v1/x", Assert.Single(server.Requests).Target);
        foreach (var elsewhere in new[] { $"{other.BaseUri}v1/x", "https://evil.test/x", "//evil.test/x", "\\\\evil.test\\x",
            $"http://u:p@127.0.0.1:{server.BaseUri.Port}/x" })
            await Assert.ThrowsAsync<ArgumentException>(() => client.Raw.SendAsync(new RawRequest { Path = elsewhere }, default));
        Assert.Empty(other.Requests);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_colon_of_a_path_stays_literal()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("{}"));
        using var client = Clients.For(server);
        await client.Raw.SendAsync(new RawRequest { Method = "POST", Path = "/v1/endpoint:connect", Body = "{}" }, default);
        Assert.Equal("/v1/endpoint:connect", Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task A_body_can_be_text_bytes_or_a_file()
    {
        using var folder = new TempFolder();
        var path = Clients.File(folder, "body.bin", 3000);
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.ReplyAsync(201, null, []);
        });
        using var client = Clients.For(server);
        async Task<TestExchange> SendAsync(RawRequest request)
        {
            server.Requests.Clear();
            Assert.Equal((201, "", null), await client.Raw.SendAsync(request, default) is var answer
                ? (answer.StatusCode, answer.Text, answer.ContentType) : default);
            return Assert.Single(server.Requests);
        }

        var post = new RawRequest { Method = "POST", Path = "/x" };
        var text = await SendAsync(post with { Body = """{"a":"ü"}""" });
        Assert.Equal(("application/json", """{"a":"ü"}"""), (text.Header("Content-Type"), text.BodyText));
        var patch = await SendAsync(post with { Method = "patch", Body = "[]", ContentType = "application/json-patch+json" });
        Assert.Equal(("PATCH", "application/json-patch+json"), (patch.Method, patch.Header("Content-Type")));
        var bytes = await SendAsync(post with { BodyBytes = [1, 2, 3] });
        Assert.Equal((null, 3), (bytes.Header("Content-Type"), bytes.Body.Length));
        var file = await SendAsync(post with
        {
            BodyPath = path,
            Headers = new Dictionary<string,
            string>
            { ["content-type"] = "audio/wav", ["X-A"] = "b" }
        });
        Assert.Equal(("audio/wav", "b", "3000"), (file.Header("Content-Type"), file.Header("X-A"), file.Header("Content-Length")));
        Assert.Equal(File.ReadAllBytes(path), file.Body);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("host")]
    [InlineData("Content-Length")]
    public async Task Reserved_headers_are_refused(string name)
    {
        using var client = Clients.For(new Uri("http://127.0.0.1:9/"));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Raw.SendAsync(
            new RawRequest { Path = "/x", Headers = new Dictionary<string, string> { [name] = "x" } }, default));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Raw.SendAsync(new RawRequest { Path = "/x", Body = "a", BodyBytes = [1] }, default));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Raw.SendAsync(new RawRequest { Path = "/x", Body = "a", ContentType = "no" }, default));
    }

    [Fact]
    public async Task Text_is_decoded_with_the_encoding_of_the_response()
    {
        await using var server = new LoopbackServer(exchange =>
            exchange.ReplyAsync(200, "text/plain; charset=\"iso-8859-1\"", Encoding.Latin1.GetBytes("größe")));
        using var client = Clients.For(server);
        Assert.Equal("größe", (await client.Raw.SendAsync(new RawRequest { Path = "/x" }, default)).Text);
    }

    [Fact]
    public async Task Compressed_responses_are_decompressed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed,
            System.IO.Compression.CompressionMode.Compress)) gzip.Write("{\"a\":1}"u8);
        await using var server = new LoopbackServer(exchange =>
            exchange.ReplyAsync(200, "application/json", packed.ToArray(), "Content-Encoding: gzip"));
        using var client = Clients.For(server);
        Assert.Equal("{\"a\":1}", (await client.Raw.SendAsync(new RawRequest { Path = "/x" }, default)).Text);
        Assert.Contains("gzip", Assert.Single(server.Requests).Header("Accept-Encoding"), StringComparison.Ordinal);
    }
}
