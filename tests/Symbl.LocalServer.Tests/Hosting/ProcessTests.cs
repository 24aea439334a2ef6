using System.Diagnostics;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Hosting;

/// <summary>The built program, as it is started by a user or by the module.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task The_server_prints_one_ready_line_only()
    {
        using var folder = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = await server.ConnectAsync();
        await client.GetAsync("/v1/conversations");
        await client.GetAsync("/nowhere");
        SendSignal("TERM", server.Id);
        var (exitCode, rest, error) = await server.WaitForExitAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(
            ["baseUri", "credentialsPath", "dataPath", "pid", "version"],
            server.Ready!.AsObject().Select(member => member.Key));
        Assert.Equal((folder.Path, server.Id), ((string)server.Ready["dataPath"]!, (int)server.Ready["pid"]!));
        Assert.Equal(folder.File("credentials.json"), (string)server.Ready["credentialsPath"]!);
        Assert.Equal((0, "", ""), (exitCode, rest, error));
    }

    [Fact]
    public async Task Version_and_help_are_printed()
    {
        var version = await ServerProcess.RunAsync("--version");
        var help = await ServerProcess.RunAsync("--help");

        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", version.Output);
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Contains("Usage: symbl-local [options]", help.Output);
    }

    [Fact]
    public async Task A_failed_start_prints_one_error_line_and_returns_an_exit_code()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(folder.Path);
        var unknown = await ServerProcess.RunAsync("--bogus");
        var second = await ServerProcess.RunAsync("--data", folder.Path);
        var port = await ServerProcess.RunAsync("--data", other.Path, "--urls", (string)server.Ready!["baseUri"]!);

        Assert.Equal((2, ""), (unknown.ExitCode, unknown.Output));
        Assert.Equal("symbl-local: unknown option '--bogus'; --help lists the options", unknown.Error.TrimEnd());
        Assert.Equal((3, ""), (second.ExitCode, second.Output));
        Assert.Equal(
            $"symbl-local: the data folder '{folder.Path}' is in use by the local server with process id {server.Id}",
            second.Error.TrimEnd());
        Assert.Equal((4, ""), (port.ExitCode, port.Output));
        Assert.StartsWith($"symbl-local: the address {server.Ready["baseUri"]} is in use", port.Error);
        Assert.Single(port.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_killed_server_leaves_its_folder_free()
    {
        using var folder = new TemporaryFolder();
        using (var first = await ServerProcess.StartAsync(folder.Path))
            await first.KillAsync();
        using var second = await ServerProcess.StartAsync(folder.Path);

        Assert.Equal(second.Id, (int)JsonNode.Parse(await File.ReadAllTextAsync(folder.File("credentials.json")))!["pid"]!);
    }

    [Fact]
    public async Task The_server_ends_with_its_last_owner()
    {
        using var folder = new TemporaryFolder();
        using var first = Sleeper();
        using var second = Sleeper();
        using var server = await ServerProcess.StartAsync(folder.Path, "--owner", $"{first.Id}");
        using var client = await server.ConnectAsync();
        var added = await client.SendAsync(HttpMethod.Put, $"/local/owners/{second.Id}");
        var nobody = await client.SendAsync(HttpMethod.Put, "/local/owners/2147483647");
        await EndAsync(first);
        await Task.Delay(1_500);
        var owners = await client.GetAsync("/local/owners");
        await EndAsync(second);
        var (exitCode, _, error) = await server.WaitForExitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal((200, 404), (added.Status, nobody.Status));
        Assert.Equal($$"""{"owners":[{{second.Id}}],"endsWithOwners":true}""", owners.Text);
        Assert.Equal((0, ""), (exitCode, error));
    }

    [Fact]
    public async Task The_server_ends_when_its_last_owner_is_removed()
    {
        using var folder = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(folder.Path, "--owner", $"{Environment.ProcessId}");
        using var client = await server.ConnectAsync();
        var removed = await client.DeleteAsync($"/local/owners/{Environment.ProcessId}");
        var (exitCode, _, _) = await server.WaitForExitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal((200, 0), (removed.Status, exitCode));
    }

    [Fact]
    public async Task A_server_started_without_an_owner_keeps_running()
    {
        using var folder = new TemporaryFolder();
        using var owner = Sleeper();
        using var server = await ServerProcess.StartAsync(folder.Path);
        using var client = await server.ConnectAsync();
        await client.SendAsync(HttpMethod.Put, $"/local/owners/{owner.Id}");
        await EndAsync(owner);
        await Task.Delay(1_500);

        Assert.Equal(200, (await client.GetAsync("/local/info")).Status);
        Assert.Equal(400, (await client.DeleteAsync("/local/owners/x")).Status);
        client.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(401, (await client.SendAsync(HttpMethod.Put, $"/local/owners/{Environment.ProcessId}")).Status);
    }

    private static Process Sleeper() => Process.Start(OperatingSystem.IsWindows() ? "timeout" : "sleep", "60");

    private static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static void SendSignal(string signal, int pid)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var kill = Process.Start("kill", [$"-{signal}", $"{pid}"]);
        kill.WaitForExit();
    }
}
