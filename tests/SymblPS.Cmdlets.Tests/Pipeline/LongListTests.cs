using System.Text;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Pipeline;

/// <summary>Long lists: complete, in order, and without unnecessary requests.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class LongListTests : IDisposable
{
    private const int Conversations = 10_000;
    private const string CountingRule = """{"rules":[{"fault":"latency","delayMs":0,"match":{"method":"GET","prefix":"/v1/conversations"}}]}""";
    private readonly Session _session = new();
    private readonly LocalServer _server;

    public LongListTests(LocalServer server) => _server = server;

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Ten_thousand_conversations_are_listed_once_each()
    {
        // A server of its own, because conversations of other tests would count.
        var server = new LocalServer();
        await server.StartAsync();
        try
        {
            _session.Run(server.ConnectScript).ThrowIfFailed();
            _session.Run(
                $"Invoke-SymblRestMethod /local/testing/conversations -Method POST -Body @{{ conversations = {Conversations}; messages = 1 }} | Out-Null").ThrowIfFailed();
            _session.Run("Invoke-SymblRestMethod /local/faults -Method PUT -Body $rules | Out-Null", ("rules", CountingRule)).ThrowIfFailed();

            Assert.Single(_session.Run("Get-SymblConversation -First 1").ThrowIfFailed().Output);
            Assert.Equal(1, Requests());
            var all = _session.Run("Get-SymblConversation").ThrowIfFailed().Output.Select(found => (string)found.Properties["ConversationId"].Value).ToList();
            Assert.Equal(Conversations, all.Count);
            Assert.Equal(Conversations, all.Distinct().Count());
            Assert.InRange(Requests(), 10, Conversations);

            var part = _session.Run("Get-SymblConversation -Skip 9990 -First 20").ThrowIfFailed().Output;
            Assert.Equal(all[9990..], part.Select(found => (string)found.Properties["ConversationId"].Value));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public void Many_trackers_are_created_and_read_by_name()
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

    private long Requests() => _session.Run("(Invoke-SymblRestMethod /local/faults).rules[0].applied").ThrowIfFailed().Single<long>();

    [Fact]
    public void Unpaged_list_outputs_objects_before_its_end()
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
