using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Symbl.LocalServer.Tests.Support;
using Symbl.Storage;
using Xunit;

namespace Symbl.LocalServer.Tests.Jobs;

public sealed class WebhookTests
{
    [Fact]
    public async Task Each_change_of_status_is_notified_in_order()
    {
        await using var receiver = await HttpReceiver.StartAsync(_ => Task.CompletedTask);
        await using var server = await TestServer.StartAsync();
        var (_, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1), Hook(receiver)));
        await receiver.WaitForAsync(2);

        Assert.Equal([Event(job, "in_progress"), Event(job, "completed")], receiver.Bodies);
    }

    [Fact]
    public async Task A_failure_is_notified()
    {
        await using var receiver = await HttpReceiver.StartAsync(_ => Task.CompletedTask);
        await using var server = await TestServer.StartAsync();
        var (_, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync("FAIL"u8.ToArray(), Hook(receiver)));
        await receiver.WaitForAsync(2);

        Assert.Equal([Event(job, "in_progress"), Event(job, "failed")], receiver.Bodies);
    }

    [Fact]
    public async Task Rejected_notifications_are_repeated_in_order()
    {
        var calls = 0;
        await using var receiver = await HttpReceiver.StartAsync(context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref calls) <= 3 ? 503 : 204;
            return Task.CompletedTask;
        });
        await using var server = await TestServer.StartAsync();
        var (_, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1), Hook(receiver)));
        await receiver.WaitForAsync(5);

        Assert.Equal(
            [.. Enumerable.Repeat(Event(job, "in_progress"), 4), Event(job, "completed")],
            receiver.Bodies);
    }

    [Fact]
    public async Task After_five_attempts_the_next_notification_is_sent()
    {
        await using var receiver = await HttpReceiver.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var server = await TestServer.StartAsync(options => options with { LogLevel = LogLevel.None });
        var (_, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1), Hook(receiver)));
        await receiver.WaitForAsync(10);

        Assert.Equal(
            [.. Enumerable.Repeat(Event(job, "in_progress"), 5), .. Enumerable.Repeat(Event(job, "completed"), 5)],
            receiver.Bodies);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var receiver = await HttpReceiver.StartAsync(context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        await using var server = await TestServer.StartAsync();
        await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1), Hook(receiver)));
        await receiver.WaitForAsync(3);

        Assert.All(receiver.Paths, path => Assert.Equal("/hook", path));
    }

    [Fact]
    public async Task Notifications_survive_a_restart()
    {
        using var folder = new TemporaryFolder();
        var up = false;
        await using var receiver = await HttpReceiver.StartAsync(context =>
        {
            context.Response.StatusCode = up ? 200 : 503;
            return Task.CompletedTask;
        });
        string job;
        await using (var first = await TestServer.StartAsync(
            options => options with { WebhookRetryDelay = TimeSpan.FromMilliseconds(500) }, dataPath: folder.Path))
        {
            (_, job) = await first.Client.AcceptedAsync(first.Client.SubmitAsync(ApiClient.Recording(1), Hook(receiver)));
            await first.Client.WaitAsync(job);
            await receiver.WaitForAsync(1);
        }

        up = true;
        var before = receiver.Bodies.Count;
        await using var second = await TestServer.StartAsync(dataPath: folder.Path);
        await receiver.WaitForAsync(before + 2);

        Assert.Equal([Event(job, "in_progress"), Event(job, "completed")], receiver.Bodies.Skip(before));
        await TestWait.UntilAsync(() => second.Services.GetRequiredService<IStore>().Read(unit => unit.Webhooks.NextDue()) is null);
    }

    private static string Hook(HttpReceiver receiver) => "?webhookUrl=" + Uri.EscapeDataString(receiver.BaseUri + "/hook");

    private static string Event(string job, string status) => $$"""{"jobId":"{{job}}","status":"{{status}}"}""";
}
