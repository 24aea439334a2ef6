using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Faults;

public sealed class FaultTests
{
    private static readonly object Conversations = new { method = "GET", prefix = "/v1/conversations" };
    private static readonly object Submissions = new { method = "POST", pathRegex = "^/v1/process/audio$" };

    [Fact]
    public async Task A_status_fault_applies_to_its_range_of_requests_and_is_counted()
    {
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(
            new { match = Conversations, after = 1, times = 2, fault = "status", status = 503, message = "Busy.", retryAfter = 3 });
        var answers = new List<Answer>();
        for (var i = 0; i < 4; i++)
            answers.Add(await server.Client.GetAsync("/v1/conversations"));

        Assert.Equal([200, 503, 503, 200], answers.Select(answer => answer.Status));
        Assert.Equal(("Busy.", "3"), (answers[1].Message, answers[1].RetryAfter));
        Assert.Equal(2, (int)(await server.Client.GetAsync("/local/faults")).Json["rules"]![0]!["applied"]!);
        Assert.Equal(200, (await server.Client.GetAsync("/local/info")).Status);
    }

    [Fact]
    public async Task A_gateway_error_is_html()
    {
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(new { fault = "html-5xx" });
        var answer = await server.Client.GetAsync("/v1/conversations");

        Assert.Equal((502, "text/html"), (answer.Status, answer.ContentType));
        Assert.StartsWith("<html>", answer.Text);
    }

    [Fact]
    public async Task A_rate_limit_fault_has_an_optional_retry_after()
    {
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(
            new { match = Submissions, times = 1, fault = "429", retryAfter = 7 }, new { match = Submissions, times = 1, fault = "429" });
        var with = await server.Client.SubmitAsync(ApiClient.Recording(1));
        var without = await server.Client.SubmitAsync(ApiClient.Recording(1));

        Assert.Equal((429, "7", 429), (with.Status, with.RetryAfter, (int)with.Json["statusCode"]!));
        Assert.Equal((429, (string?)null), (without.Status, without.RetryAfter));
        Assert.Contains("`50` number of concurrent jobs", without.Message);
        Assert.Equal(201, (await server.Client.SubmitAsync(ApiClient.Recording(1))).Status);
    }

    [Fact]
    public async Task Latency_delays_the_answer()
    {
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(new { match = Conversations, fault = "latency", delayMs = 1_100 });
        var watch = Stopwatch.StartNew();

        Assert.Equal(200, (await server.Client.GetAsync("/v1/conversations")).Status);
        Assert.InRange(watch.ElapsedMilliseconds, 1_050, 20_000);
    }

    [Theory]
    [InlineData("drop-before-body", 0)]
    [InlineData("drop-after-body", 0)]
    [InlineData("drop-answer", 1)]
    public async Task A_dropped_connection_keeps_a_job_only_if_the_response_alone_is_lost(string fault, int jobs)
    {
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(new { match = Submissions, times = 1, fault });

        await Assert.ThrowsAsync<HttpRequestException>(() => server.Client.SubmitAsync(ApiClient.Recording(10)));
        Assert.Equal(jobs, (await server.Client.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_drip_returns_the_whole_response_slowly()
    {
        await using var server = await StartAsync();
        var plain = await server.Client.GetAsync("/local/info");
        await server.Client.FaultsAsync(new { match = new { prefix = "/local/info" }, fault = "drip", bytes = 100, delayMs = 10 });
        var watch = Stopwatch.StartNew();
        var slow = await server.Client.GetAsync("/local/info");

        Assert.Equal(plain.Text, slow.Text);
        Assert.InRange(watch.ElapsedMilliseconds, plain.Text.Length / 100 * 10, 10_000);
    }

    [Theory]
    [InlineData("/v1/conversations/{id}/messages")]
    [InlineData("/v1/conversations/{id}")]
    public async Task Json_is_truncated_in_a_complete_response(string path)
    {
        await using var server = await StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(2);
        await server.Client.FaultsAsync(new { match = Conversations, fault = "truncate-json", bytes = 15 });
        var answer = await server.Client.GetAsync(path.Replace("{id}", id, StringComparison.Ordinal));

        Assert.Equal((200, 15), (answer.Status, answer.Text.Length));
        Assert.ThrowsAny<JsonException>(() => answer.Json);
    }

    [Fact]
    public async Task A_job_fails_on_request_with_the_stated_reason()
    {
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(new { match = Submissions, times = 1, fault = "failing-job", message = "Out of tape." });
        var (_, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));
        var ended = await server.Client.WaitAsync(job);

        Assert.Equal(("failed", "Out of tape."), ((string)ended["status"]!, (string)ended["message"]!));
        Assert.NotEmpty(await server.Client.SubmitAndWaitAsync(1));
    }

    [Fact]
    public async Task A_stuck_job_stays_in_progress_without_delaying_other_jobs()
    {
        await using var server = await StartAsync(workers: 1);
        await server.Client.FaultsAsync(
            new { match = Submissions, times = 1, fault = "stuck-job" },
            new { match = Submissions, times = 1, fault = "stuck-job", delayMs = 300 });
        var (id, forever) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));
        var (_, awhile) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));

        await server.Client.SubmitAndWaitAsync(1);
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(awhile))["status"]!);
        Assert.Equal("in_progress", (string)(await server.Client.GetAsync($"/v1/job/{forever}")).Json["status"]!);
        Assert.Equal(200, (await server.Client.DeleteAsync($"/v1/conversations/{id}")).Status);
    }

    [Fact]
    public async Task A_late_webhook_comes_after_the_job_has_ended()
    {
        var times = new List<long>();
        await using var receiver = await HttpReceiver.StartAsync(_ =>
        {
            times.Add(Stopwatch.GetTimestamp());
            return Task.CompletedTask;
        });
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(new { match = Submissions, fault = "late-webhook", delayMs = 1_100 });
        var start = Stopwatch.GetTimestamp();
        var (_, job) = await server.Client.AcceptedAsync(
            server.Client.SubmitAsync(ApiClient.Recording(1), "?webhookUrl=" + Uri.EscapeDataString(receiver.BaseUri)));
        await server.Client.WaitAsync(job);

        Assert.Empty(receiver.Bodies);
        await receiver.WaitForAsync(2);
        Assert.InRange(Stopwatch.GetElapsedTime(start, times[0]).TotalMilliseconds, 1_050, 20_000);
    }

    [Fact]
    public async Task A_token_that_expires_early_is_refused_and_a_new_one_works()
    {
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(new { match = new { prefix = "/oauth2" }, times = 1, fault = "early-token-expiry", delayMs = 0 });
        var early = await server.Client.PostJsonAsync("/oauth2/token:generate", server.Client.TokenRequest);

        Assert.InRange((int)early.Json["expiresIn"]!, 86_000, 86_400);
        Assert.Equal(401, (await server.Client.GetAsync("/v1/conversations")).Status);
        await server.Client.SignInAsync();
        Assert.Equal(200, (await server.Client.GetAsync("/v1/conversations")).Status);
    }

    [Theory]
    [InlineData("""{"rules":[{"fault":"fire"}]}""", "rules[0]: fault 'fire' is not one of")]
    [InlineData("""{"rules":[{"fault":"status"}]}""", "rules[0]: status needs status")]
    [InlineData("""{"rules":[{"fault":"drip"},{"fault":"latency"}]}""", "rules[1]: latency needs delayMs")]
    [InlineData("""{"rules":[{"fault":"html-5xx","status":404}]}""", "html-5xx needs a status from 500")]
    [InlineData("""{"rules":[{"fault":"drip","bites":3}]}""", "bites")]
    [InlineData("""{"rules":[{"fault":"drip","match":{"pathRegex":"("}}]}""", "pathRegex")]
    [InlineData("""{"rules":[{"fault":"drip","match":{"pathRegex":"x","prefix":"y"}}]}""", "match takes prefix or pathRegex")]
    [InlineData("""{"rule":[]}""", "rule")]
    [InlineData("", "JSON")]
    public async Task Invalid_rules_are_rejected_and_the_previous_rules_stay(string rules, string message)
    {
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(new { match = new { prefix = "/v1" }, fault = "status", status = 418 });
        var answer = await server.Client.SendAsync(HttpMethod.Put, "/local/faults", new StringContent(rules));

        Assert.Equal(StatusCodes.Status400BadRequest, answer.Status);
        Assert.Contains(message, answer.Message);
        Assert.Equal(418, (await server.Client.GetAsync("/v1/conversations")).Status);
    }

    [Fact]
    public async Task Fault_endpoints_require_a_token_and_ignore_rules()
    {
        await using var server = await StartAsync();
        await server.Client.FaultsAsync(new { fault = "drop-before-body" });
        var authorization = server.Client.Http.DefaultRequestHeaders.Authorization;
        server.Client.Http.DefaultRequestHeaders.Authorization = null;
        var without = await server.Client.FaultsAsync();
        server.Client.Http.DefaultRequestHeaders.Authorization = authorization;

        Assert.Equal(401, without.Status);
        Assert.Equal(200, (await server.Client.FaultsAsync()).Status);
        Assert.Equal(200, (await server.Client.GetAsync("/v1/conversations")).Status);
    }

    [Fact]
    public async Task Rules_can_be_given_at_the_start()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("faults.json");
        await File.WriteAllTextAsync(path, """{"rules":[{"match":{"prefix":"/v1"},"times":1,"fault":"status","status":500,},]} // both""");
        await using var server = await TestServer.StartAsync(options => options with { Testing = true, FaultsPath = path });

        Assert.Equal(500, (await server.Client.GetAsync("/v1/conversations")).Status);
        Assert.Equal(200, (await server.Client.GetAsync("/v1/conversations")).Status);
    }

    private static Task<TestServer> StartAsync(int workers = 2) =>
        TestServer.StartAsync(options => options with { Testing = true, Workers = workers });
}
