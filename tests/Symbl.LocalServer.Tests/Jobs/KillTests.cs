using System.Diagnostics;
using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition.Tests;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.LocalServer.Tests.Jobs;

/// <summary>Whatever the moment at which the process is killed: what was acknowledged is finished after the restart, once.</summary>
public sealed class KillTests
{
    private static readonly byte[] Call = MakeCall();

    [Fact]
    public async Task Acknowledged_jobs_are_finished_once()
    {
        using var folder = new TemporaryFolder();
        var accepted = new List<(string Conversation, string Job)>();
        using (var server = await ServerProcess.StartAsync(folder.Path))
        {
            using var client = await server.ConnectAsync();
            for (var i = 0; i < 4; i++)
                accepted.Add(await client.AcceptedAsync(client.SubmitAsync(Call)));
            accepted.Add(await client.AcceptedAsync(client.AppendAsync(accepted[^1].Conversation, Call)));
            await server.KillAsync();
        }

        await FinishedOnceAsync(folder, accepted);
    }

    [Fact]
    public async Task An_interrupted_upload_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using (var server = await ServerProcess.StartAsync(folder.Path))
        {
            using var client = await server.ConnectAsync();
            using var upload = await server.BeginUploadAsync(client, Call.AsMemory(0, Call.Length / 2), Call.Length);
            await TestWait.UntilAsync(() => Directory.GetFiles(folder.File("uploads")).Length == 1);
            await server.KillAsync();
        }

        Assert.Single(Directory.GetFiles(folder.File("uploads")));
        using var next = await ServerProcess.StartAsync(folder.Path);
        using var again = await next.ConnectAsync();
        Assert.Empty(Directory.GetFiles(folder.File("uploads")));
        Assert.Empty((await again.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray());
    }

    [Fact]
    public async Task A_job_in_progress_stays_in_progress_and_is_finished_once()
    {
        using var folder = new TemporaryFolder();
        (string Conversation, string Job) accepted, waiting;
        using (var server = await ServerProcess.StartAsync(folder.Path, "--testing"))
        {
            using var client = await server.ConnectAsync();
            await client.FaultsAsync(new { match = new { prefix = "/v1/process" }, times = 1, fault = "stuck-job", delayMs = 800 });
            accepted = await client.AcceptedAsync(client.SubmitAsync(Call));
            waiting = await client.AcceptedAsync(client.AppendAsync(accepted.Conversation, Call));
            await client.WaitAsync(accepted.Job, "in_progress");
            await server.KillAsync();
        }

        using (var server = await ServerProcess.StartAsync(folder.Path))
        {
            using var client = await server.ConnectAsync();
            Assert.Equal("in_progress", (string)(await client.GetAsync($"/v1/job/{accepted.Job}")).Json["status"]!);
            Assert.Equal("scheduled", (string)(await client.GetAsync($"/v1/job/{waiting.Job}")).Json["status"]!);
        }

        await FinishedOnceAsync(folder, [accepted, waiting]);
    }

    [Fact]
    public async Task An_acknowledged_text_is_finished_once()
    {
        using var folder = new TemporaryFolder();
        var messages = Enumerable.Range(0, 2_000).Select(number => new { payload = new { content = $"Number {number}." } }).ToArray();
        (string Conversation, string Job) accepted, waiting;
        using (var server = await ServerProcess.StartAsync(folder.Path, "--testing"))
        {
            using var client = await server.ConnectAsync();
            await client.FaultsAsync(new { match = new { prefix = "/v1/process" }, times = 1, fault = "stuck-job", delayMs = 800 });
            accepted = await client.AcceptedAsync(client.PostJsonAsync("/v1/process/text", new { messages }));
            waiting = await client.AcceptedAsync(client.PutJsonAsync($"/v1/process/text/{accepted.Conversation}", new { messages }));
            await client.WaitAsync(accepted.Job, "in_progress");
            await server.KillAsync();
        }

        using var last = await ServerProcess.StartAsync(folder.Path);
        using var again = await last.ConnectAsync();
        Assert.Equal("completed", (string)(await again.WaitAsync(waiting.Job))["status"]!);
        Assert.Equal(
            messages.Concat(messages).Select(message => message.payload.content),
            (await again.MessagesAsync(accepted.Conversation)).Select(message => (string)message!["text"]!));
        Assert.Empty(Directory.GetFiles(folder.File("uploads")));
    }

    [Fact]
    public async Task A_stop_is_quick_and_leaves_running_jobs_for_the_next_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var folder = new TemporaryFolder();
        (string Conversation, string Job) accepted;
        using (var server = await ServerProcess.StartAsync(folder.Path, "--testing"))
        {
            using var client = await server.ConnectAsync();
            await client.FaultsAsync(new { match = new { prefix = "/v1/process" }, times = 1, fault = "stuck-job", delayMs = 3_000 });
            accepted = await client.AcceptedAsync(client.SubmitAsync(Call));
            await client.WaitAsync(accepted.Job, "in_progress");
            // Somebody reads an answer without ever reading on.
            var big = (await client.PostJsonAsync("/local/testing/conversations", new { messages = 20_000 })).Json["conversationId"]!;
            using var reader = await client.Http.GetAsync($"/v1/conversations/{big}/messages", HttpCompletionOption.ResponseHeadersRead);
            var watch = Stopwatch.StartNew();
            await server.TerminateAsync();
            var (exitCode, _, _) = await server.WaitForExitAsync(TimeSpan.FromSeconds(10));
            Assert.Equal(0, exitCode);
            // A second, and what a busy machine adds to it.
            Assert.InRange(watch.ElapsedMilliseconds, 0, 4_000);
        }

        await FinishedOnceAsync(folder, [accepted]);
    }

    [Fact]
    public async Task Repeated_kills_lose_and_duplicate_no_jobs()
    {
        using var folder = new TemporaryFolder();
        var accepted = new List<(string Conversation, string Job)>();
        // How many acknowledgements to wait for, and how long after the last of them to strike.
        foreach (var (acknowledged, delay) in new[] { (1, 0), (2, 3), (1, 10), (3, 25), (2, 60) })
        {
            using var server = await ServerProcess.StartAsync(folder.Path, "--max-jobs", "1000");
            using var client = await server.ConnectAsync();
            var target = accepted.Count + acknowledged;
            await Task.WhenAll(
                SubmitUntilDeadAsync(client, accepted),
                server.KillAsync(() => accepted.Count >= target, TimeSpan.FromMilliseconds(delay)));
        }

        Assert.InRange(accepted.Count, 9, 1000);
        await FinishedOnceAsync(folder, accepted);
    }

    private static byte[] MakeCall()
    {
        using var folder = new TemporaryFolder();
        TestAudio.WriteWave(
            folder.File("call.wav"),
            3,
            [
                new WaveLabel(0.3, 1, "Good morning."),
                new WaveLabel(1.6, 1, "How are you?"),
            ],
            new TestAudio.Voice(0.3, 1.3),
            new TestAudio.Voice(1.6, 2.6));
        return File.ReadAllBytes(folder.File("call.wav"));
    }

    private static async Task SubmitUntilDeadAsync(ApiClient client, List<(string Conversation, string Job)> accepted)
    {
        try
        {
            while (true)
                accepted.Add(await client.AcceptedAsync(client.SubmitAsync(Call)));
        }
        catch (HttpRequestException)
        {
            // Dead.
        }
    }

    private static async Task FinishedOnceAsync(TemporaryFolder folder, IReadOnlyList<(string Conversation, string Job)> accepted)
    {
        using var server = await ServerProcess.StartAsync(folder.Path, "--max-jobs", "1000");
        using var client = await server.ConnectAsync();
        foreach (var (_, job) in accepted)
            Assert.Equal("completed", (string)(await client.WaitAsync(job))["status"]!);
        var (whole, reference) = await client.AcceptedAsync(client.SubmitAsync(Call));
        await client.WaitAsync(reference);
        var expected = (await client.MessagesAsync(whole)).Select(message => (string)message!["text"]!).ToList();

        Assert.NotEmpty(expected);
        foreach (var recordings in accepted.GroupBy(pair => pair.Conversation))
        {
            var texts = (await client.MessagesAsync(recordings.Key)).Select(message => (string)message!["text"]!);
            Assert.Equal(Enumerable.Repeat(expected, recordings.Count()).SelectMany(text => text), texts);
        }

        // Every conversation that exists, acknowledged or not, is whole.
        var all = (await client.GetAsync("/v1/conversations?limit=1000&startTime=2000-01-01")).Json["conversations"]!.AsArray();
        Assert.All(all, conversation => Assert.NotEqual(conversation!["startTime"]!.ToString(), conversation["endTime"]!.ToString()));
        Assert.Empty(Directory.GetFiles(folder.File("uploads")));
    }
}
