using Microsoft.Data.Sqlite;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Tests.Support;
using Symbl.Platform.Files;
using Symbl.Storage.Composition;
using Xunit;

namespace Symbl.LocalServer.Tests.Jobs;

/// <summary>Several processes work on the jobs of one store: each job has one result.</summary>
public sealed class SharedStoreTests
{
    private static readonly string[] Texts = ["I will send the invoice tomorrow.", "Thank you."];

    private static object Submission(string name, string? webhook = null) => new
    {
        name,
        webhookUrl = webhook,
        messages = Texts.Select(content => new { payload = new { content } }).ToArray(),
    };

    [Fact]
    public async Task Jobs_are_shared_among_processes_and_each_has_one_result()
    {
        using var folder = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(folder.Path, "--workers", "1");
        using var second = await ServerProcess.StartAsync(folder.Path, "--workers", "1", "--workers-only");
        using var third = await ServerProcess.StartAsync(folder.Path, "--workers", "2", "--workers-only");
        using var client = await server.ConnectAsync();
        Assert.Null((string?)second.Ready!["baseUri"]);

        var accepted = new List<(string Conversation, string Job)>();
        for (var i = 0; i < 24; i++)
            accepted.Add(await client.AcceptedAsync(client.PostJsonAsync("/v1/process/text", Submission($"{i}"))));
        foreach (var (_, job) in accepted)
            Assert.Equal("completed", (string)(await client.WaitAsync(job))["status"]!);

        foreach (var (conversation, _) in accepted)
            Assert.Equal(Texts, (await client.MessagesAsync(conversation)).Select(message => (string)message!["text"]!));
        await TestWait.UntilAsync(() => Directory.GetFiles(folder.File("uploads")).Length == 0);
    }

    [Fact]
    public async Task A_process_that_is_suspended_past_its_lease_adds_no_second_result()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGSTOP.");
        await using var receiver = await HttpReceiver.StartAsync(context => Task.CompletedTask);
        using var folder = new TemporaryFolder();
        using var suspended = await ServerProcess.StartAsync(folder.Path, "--testing");
        using var client = await suspended.ConnectAsync();
        await client.FaultsAsync(new { match = new { prefix = "/v1/process" }, times = 1, fault = "stuck-job", delayMs = 2_000 });
        var (conversation, job) = await client.AcceptedAsync(
            client.PostJsonAsync("/v1/process/text", Submission("late", receiver.BaseUri + "/hook")));
        await client.WaitAsync(job, "in_progress");
        await receiver.WaitForAsync(1);
        await SuspendOutsideOfWritesAsync(suspended, folder);

        // Its lease ends, and the other process claims the job and completes it.
        using (var other = await ServerProcess.StartAsync(folder.Path, "--workers-only"))
        {
            using var joined = DataFolder.Join(folder.Path);
            var store = DataFolderStores.OpenStore(joined);
            using var closing = store as IDisposable;
            await TestWait.UntilAsync(() => store.Read(unit => unit.Jobs.Find(job))!.Status == JobStatus.Completed, polls: 6_000);
            Assert.Equal(2, store.Read(unit => unit.Messages.Ids(long.Parse(conversation))).Count);
        }

        await suspended.ResumeAsync();
        // The delay of the job ends in the process that was suspended, and it serves requests again.
        await receiver.WaitForAsync(2);
        var next = await client.AcceptedAsync(client.PostJsonAsync("/v1/process/text", Submission("next")));
        Assert.Equal("completed", (string)(await client.WaitAsync(next.Job))["status"]!);
        await TestWait.UntilAsync(() => Directory.GetFiles(folder.File("uploads")).Length == 0);

        Assert.Equal(Texts, (await client.MessagesAsync(conversation)).Select(message => (string)message!["text"]!));
        Assert.Equal("completed", (string)(await client.GetAsync($"/v1/job/{job}")).Json["status"]!);
        Assert.Equal(
            [$$"""{"jobId":"{{job}}","status":"in_progress"}""", $$"""{"jobId":"{{job}}","status":"completed"}"""], receiver.Bodies);
        var error = await suspended.KillAndReadErrorAsync();
        Assert.Contains($"Job {job}: another worker has claimed it", error);
    }

    // SQLite has one writer: a process that is suspended within a write holds up all others.
    private static async Task SuspendOutsideOfWritesAsync(ServerProcess server, TemporaryFolder folder)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            await server.SuspendAsync();
            await using var connection = new SqliteConnection($"Data Source={folder.File("symbl.db")};Pooling=False;Default Timeout=1");
            connection.Open();
            try
            {
                await using var transaction = connection.BeginTransaction(deferred: false);
                return;
            }
            catch (SqliteException)
            {
                await server.ResumeAsync();
            }
        }

        Assert.Fail("The process was always suspended within a write.");
    }

    [Fact]
    public async Task A_folder_without_a_server_cannot_be_joined()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, error) = await ServerProcess.RunAsync("--workers-only", "--data", folder.Path);

        Assert.Equal(1, exitCode);
        Assert.Contains("contains no database", error);
    }
}
