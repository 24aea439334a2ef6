using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Symbl.LocalServer.Tests.Support;

/// <summary>A plain HTTP client of a server; knows the contract only.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly string _credentialsPath;

    public ApiClient(string baseUri, string credentialsPath)
    {
        _credentialsPath = credentialsPath;
        Http = new HttpClient { BaseAddress = new Uri(baseUri), Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Http { get; }

    public JsonNode Credentials => JsonNode.Parse(File.ReadAllText(_credentialsPath))!;

    public static byte[] Recording(double seconds) => new byte[(int)(seconds * FixedTurnsProcessor.BytesPerSecond)];

    public object TokenRequest => new
    {
        type = "application",
        appId = (string)Credentials["appId"]!,
        appSecret = (string)Credentials["appSecret"]!,
    };

    public async Task<ApiClient> SignInAsync()
    {
        var token = await PostJsonAsync("/oauth2/token:generate", TokenRequest);
        Assert.Equal(200, token.Status);
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token.Json["accessToken"]!);
        return this;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> PostJsonAsync(string path, object body) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body));

    public Task<Answer> PutJsonAsync(string path, object body) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body));

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await Http.SendAsync(request);
        return new Answer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers.ContentType?.ToString(),
            response.Headers.RetryAfter?.ToString(),
            string.Join(",", response.Content.Headers.Allow));
    }

    public Task<Answer> SubmitAsync(byte[] recording, string query = "", string? contentType = null) =>
        SendAsync(HttpMethod.Post, "/v1/process/audio" + query, Body(recording, contentType));

    public Task<Answer> AppendAsync(string conversation, byte[] recording, string query = "") =>
        SendAsync(HttpMethod.Put, $"/v1/process/audio/{conversation}{query}", Body(recording, null));

    public async Task<(string Conversation, string Job)> AcceptedAsync(Task<Answer> submission)
    {
        var answer = await submission;
        Assert.True(answer.Status == 201, answer.Text);
        return ((string)answer.Json["conversationId"]!, (string)answer.Json["jobId"]!);
    }

    public async Task<string> SubmitAndWaitAsync(double seconds = 4, string query = "")
    {
        var (conversation, job) = await AcceptedAsync(SubmitAsync(Recording(seconds), query));
        Assert.Equal("completed", (string)(await WaitAsync(job))["status"]!);
        return conversation;
    }

    public async Task<JsonNode> WaitAsync(string job, params string[] states)
    {
        var wanted = states.Length > 0 ? states : ["completed", "failed"];
        // A minute at least: other tests may use both cores.
        for (var i = 0; i < 6_000; i++)
        {
            var answer = await GetAsync($"/v1/job/{job}");
            Assert.True(answer.Status == 200, answer.Text);
            if (wanted.Contains((string)answer.Json["status"]!))
                return answer.Json;
            await Task.Delay(10);
        }

        throw new TimeoutException($"Job {job} reached none of {string.Join(", ", wanted)}.");
    }

    public async Task<JsonArray> MessagesAsync(string conversation, string query = "") =>
        (await GetAsync($"/v1/conversations/{conversation}/messages{query}")).Json["messages"]!.AsArray();

    public async Task<JsonArray> MembersAsync(string conversation) =>
        (await GetAsync($"/v1/conversations/{conversation}/members")).Json["members"]!.AsArray();

    public Task<Answer> FaultsAsync(params object[] rules) => PutJsonAsync("/local/faults", new { rules });

    public void Dispose() => Http.Dispose();

    private static ByteArrayContent Body(byte[] recording, string? contentType)
    {
        var content = new ByteArrayContent(recording);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}

/// <summary>An answer, whole.</summary>
public sealed record Answer(int Status, string Text, string? ContentType, string? RetryAfter, string Allow)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string Message => (string)Json["message"]!;
}
