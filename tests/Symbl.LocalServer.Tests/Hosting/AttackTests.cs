using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Hosting;

/// <summary>Attacks through the data folder, by signals, by names and by load. The server is a process of its own.</summary>
public sealed class AttackTests : IDisposable
{
    private static readonly object Text = new { messages = new[] { new { payload = new { content = "Hello." } } } };
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _elsewhere = new();

    [Theory]
    [InlineData("uploads")]
    [InlineData("work")]
    public async Task A_folder_that_is_a_link_keeps_its_other_content(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows needs a privilege for links.");
        await File.WriteAllTextAsync(_elsewhere.File("letter.txt"), "Dear Ann");
        Directory.CreateDirectory(_elsewhere.File("photos"));
        await File.WriteAllTextAsync(_elsewhere.File("photos/1.jpg"), "a photo");
        Directory.CreateSymbolicLink(_folder.File(name), _elsewhere.Path);

        using (var server = await ServerProcess.StartAsync(_folder.Path))
        {
            using var client = await server.ConnectAsync();
            await client.AcceptedAsync(client.PostJsonAsync("/v1/process/text", Text));
        }

        Assert.Equal("Dear Ann", await File.ReadAllTextAsync(_elsewhere.File("letter.txt")));
        Assert.Equal("a photo", await File.ReadAllTextAsync(_elsewhere.File("photos/1.jpg")));
    }

    [Fact]
    public async Task Links_among_the_uploads_are_removed_without_their_target()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows needs a privilege for links.");
        await File.WriteAllTextAsync(_elsewhere.File("letter.txt"), "Dear Ann");
        Directory.CreateDirectory(_folder.File("uploads"));
        var link = _folder.File($"uploads/{Guid.NewGuid()}.recording");
        File.CreateSymbolicLink(link, _elsewhere.File("letter.txt"));

        using var server = await ServerProcess.StartAsync(_folder.Path);
        await TestWait.UntilAsync(() => !File.Exists(link));
        Assert.Equal("Dear Ann", await File.ReadAllTextAsync(_elsewhere.File("letter.txt")));
    }

    [Fact]
    public async Task Planted_credentials_and_keys_become_private()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes of files.");
            return;
        }

        await File.WriteAllTextAsync(_folder.File("credentials.json"), """{"appId":"a","appSecret":"b"}""");
        await File.WriteAllBytesAsync(_folder.File("token.key"), new byte[32]);
        foreach (var file in Directory.GetFiles(_folder.Path))
            File.SetUnixFileMode(file, (UnixFileMode)0b110_110_110);

        using var server = await ServerProcess.StartAsync(_folder.Path);
        foreach (var file in new[] { "credentials.json", "token.key", "server.pid" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File(file)));
    }

    [Fact]
    public async Task A_link_for_a_temporary_file_does_not_redirect_the_content()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows needs a privilege for links.");
        await File.WriteAllTextAsync(_elsewhere.File("letter.txt"), "Dear Ann");
        var path = _folder.File("server.pid");
        Directory.CreateDirectory(_folder.Path);
        File.CreateSymbolicLink($"{path}.{Environment.ProcessId}.tmp", _elsewhere.File("letter.txt"));

        Symbl.Platform.Files.PrivateFile.WriteAtomically(path, "1"u8);

        Assert.Equal("1", await File.ReadAllTextAsync(path));
        Assert.Null(new FileInfo(path).LinkTarget);
        Assert.Equal("Dear Ann", await File.ReadAllTextAsync(_elsewhere.File("letter.txt")));
    }

    [Fact]
    public async Task A_stop_during_an_upload_is_quick_and_leaves_nothing()
    {
        using (var server = await ServerProcess.StartAsync(_folder.Path))
        {
            using var client = await server.ConnectAsync();
            using var upload = await server.BeginUploadAsync(client, new byte[500_000], 1_000_000);
            await TestWait.UntilAsync(() => Directory.GetFiles(_folder.File("uploads")).Length == 1);
            await server.TerminateAsync();
            Assert.Equal(0, (await server.WaitForExitAsync(TimeSpan.FromSeconds(15))).ExitCode);
        }

        Assert.Empty(Directory.GetFiles(_folder.File("uploads")));
        using var next = await ServerProcess.StartAsync(_folder.Path);
        using var again = await next.ConnectAsync();
        Assert.Empty((await again.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray());
    }

    [Theory]
    [InlineData("a\u001b[31mred\u001b[0m")]
    [InlineData("two\r\nlines\u0000")]
    [InlineData("\u202Egnp.call")]
    public async Task Names_with_control_characters_are_stored_as_they_are_or_refused(string name)
    {
        using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = await server.ConnectAsync();
        var answer = await client.PostJsonAsync("/v1/process/text", new { name, messages = new[] { new { payload = new { content = "Hello." }, from = new { name } } } });
        if (answer.Status == 400)
            return;
        Assert.Equal(201, answer.Status);
        await client.WaitAsync((string)answer.Json["jobId"]!, "completed");
        Assert.Equal(name, (string)(await client.GetAsync($"/v1/conversations/{answer.Json["conversationId"]}")).Json["name"]!);
        // No line of the log begins with text of the name, and no escape sequence reaches a terminal.
        var log = await server.KillAndReadErrorAsync();
        Assert.DoesNotContain('\u001b', log);
        Assert.DoesNotContain("\nlines", log);
    }

    [Fact]
    public async Task Sixty_four_clients_get_all_their_answers_and_the_memory_returns()
    {
        using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = await server.ConnectAsync();
        var (conversation, job) = await client.AcceptedAsync(client.PostJsonAsync("/v1/process/text", new
        {
            messages = Enumerable.Range(0, 500).Select(index => new { payload = new { content = $"I'll send the report number {index} on Friday." } }),
        }));
        await client.WaitAsync(job, "completed");
        string[] paths = ["messages", "action-items", "topics", "entities", "analytics", "members", "summary"];
        await RunAsync(8, 2);
        var before = server.WorkingSet;
        await RunAsync(64, 10);

        // Ten rounds of 64 clients may cost caches and buffers, but nothing for each request.
        await TestWait.UntilAsync(() => server.WorkingSet < before + (200L << 20));

        async Task RunAsync(int clients, int rounds) => await Task.WhenAll(Enumerable.Range(0, clients).Select(async number =>
        {
            for (var round = 0; round < rounds; round++)
            {
                var answer = await client.GetAsync($"/v1/conversations/{conversation}/{paths[(number + round) % paths.Length]}");
                Assert.True(answer.Status == 200, answer.Text);
                Assert.NotNull(JsonNode.Parse(answer.Text));
            }
        }));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }
}
