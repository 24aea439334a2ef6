using System.Diagnostics;
using System.Text;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Pipeline;

/// <summary>Lists as long as an account gets: all of it, in order, soon, and no more of it than is wanted.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class LongListTests : IDisposable
{
    private const int Conversations = 10_000;
    private readonly Session _session = new();
    private readonly LocalServer _server;

    public LongListTests(LocalServer server) => _server = server;

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Ten_thousand_conversations_come_once_each_and_the_first_at_once()
    {
        // Of its own: what other tests have made must not count here.
        var server = new LocalServer();
        await server.StartAsync();
        try
        {
            _session.Run(server.ConnectScript).ThrowIfFailed();
            _session.Run(
                $"Invoke-SymblRestMethod /local/testing/conversations -Method POST -Body @{{ conversations = {Conversations}; messages = 1 }} | Out-Null").ThrowIfFailed();
            _session.Run("Get-SymblConversation -First 1 | Out-Null").ThrowIfFailed();

            var clock = Stopwatch.StartNew();
            Assert.Single(_session.Run("Get-SymblConversation -First 1").ThrowIfFailed().Output);
            var first = clock.Elapsed;
            var all = _session.Run("Get-SymblConversation").ThrowIfFailed().Output.Select(found => (string)found.Properties["ConversationId"].Value).ToList();
            Assert.Equal(Conversations, all.Count);
            Assert.Equal(Conversations, all.Distinct().Count());
            Assert.True(first < (clock.Elapsed - first) / 4, $"The first took {first.TotalMilliseconds} ms, all {clock.Elapsed.TotalMilliseconds} ms.");

            var part = _session.Run("Get-SymblConversation -Skip 9990 -First 20").ThrowIfFailed().Output;
            Assert.Equal(all[9990..], part.Select(found => (string)found.Properties["ConversationId"].Value));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public void Five_hundred_trackers_are_made_in_few_requests_and_read_by_name()
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        var prefix = $"scale{Guid.NewGuid():N}"[..12];
        var made = _session.Run(
            $$"""1..200 | ForEach-Object { [pscustomobject]@{ Name = "{{prefix}} $_"; Vocabulary = "phrase $_", "other $_" } } | New-SymblTracker""").ThrowIfFailed().Output;
        Assert.Equal(200, made.Count);
        Assert.Equal(200, _session.Run($"Get-SymblTracker '{prefix}*'").ThrowIfFailed().Output.Count);
        Assert.Equal(11, _session.Run($"Get-SymblTracker '{prefix} 19*'").ThrowIfFailed().Output.Count);
        _session.Run($"Get-SymblTracker '{prefix}*' | Remove-SymblTracker -Confirm:$false").ThrowIfFailed();
        Assert.Empty(_session.Run($"Get-SymblTracker '{prefix}*'").ThrowIfFailed().Output);
    }

    [Fact]
    public void A_list_without_pages_gives_its_first_before_it_has_ended()
    {
        using var gate = new ManualResetEventSlim();
        using var server = new RawServer(async (_, line, stream, cancel) =>
        {
            if (!line.Contains("/entities", StringComparison.Ordinal) && !line.Contains("/questions", StringComparison.Ordinal))
            {
                await RawServer.RespondAsync(stream, 200, RawServer.Token());
                return;
            }

            await stream.WriteAsync(
                Encoding.ASCII.GetBytes(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"questions\":[{\"id\":\"1\",\"text\":\"first?\",\"messageIds\":[\"2\"]},"),
                cancel);
            await Task.Run(() => gate.Wait(TimeSpan.FromSeconds(20), cancel), cancel);
        });
        _session.Run($"Connect-Symbl -BaseUri {server.BaseUri} -AccessToken ([System.Net.NetworkCredential]::new('', 't').SecurePassword)");
        var outcome = _session.Run("Get-SymblQuestion 1 | ForEach-Object { $gate.Set(); $_ }", ("gate", gate));
        Assert.Equal("first?", outcome.Output[0].Properties["Text"].Value);
        Assert.True(gate.IsSet);
    }
}
