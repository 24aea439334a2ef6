using System.Text;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Pipeline;

/// <summary>Ctrl+C returns to the prompt promptly in every state.</summary>
public sealed class StopTests
{
    // Generous, for a busy machine. Without the stop, each command would run for minutes.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private const string Connect = "Connect-Symbl -BaseUri $uri -AccessToken ([System.Net.NetworkCredential]::new('', 't0ken')).SecurePassword";

    [Fact]
    public void Stop_while_connecting_to_a_silent_server()
    {
        using var server = new RawServer((_, _, _, cancel) => Task.Delay(-1, cancel));
        using var session = new Session();
        var (stop, _) = session.RunAndStop(Connect, () => !server.Requests.IsEmpty, ("uri", server.BaseUri));
        Assert.InRange(stop, TimeSpan.Zero, Limit);
    }

    [Fact]
    public void Stop_while_waiting_for_a_job()
    {
        using var server = new RawServer((_, line, stream, _) => RawServer.RespondAsync(stream, 200,
            line.Contains("/v1/job/") ? """{"id":"j1","status":"in_progress"}""" : """{"conversations":[]}"""));
        using var session = new Session();
        session.Run(Connect, ("uri", server.BaseUri)).ThrowIfFailed();
        var (stop, outcome) = session.RunAndStop("Wait-SymblJob -JobId j1", () => server.Requests.Count > 3);
        Assert.InRange(stop, TimeSpan.Zero, Limit);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void Stop_while_sending_to_a_server_that_does_not_read()
    {
        using var server = new RawServer(async (_, line, stream, cancel) =>
        {
            if (line.StartsWith("POST", StringComparison.Ordinal)) await Task.Delay(-1, cancel);
            await RawServer.RespondAsync(stream, 200, """{"conversations":[]}""");
        });
        using var file = new TempFile(64 * 1024 * 1024);
        using var session = new Session();
        session.Run(Connect, ("uri", server.BaseUri)).ThrowIfFailed();
        var (stop, outcome) = session.RunAndStop(
            "Submit-SymblAudio -LiteralPath $file", () => server.Requests.Any(r => r.StartsWith("POST", StringComparison.Ordinal)), ("file", file.Path));
        Assert.InRange(stop, TimeSpan.Zero, Limit);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void Stop_while_waiting_for_a_free_job()
    {
        using var server = new RawServer((_, line, stream, _) => RawServer.RespondAsync(stream,
            line.StartsWith("POST", StringComparison.Ordinal) ? 429 : 200,
            line.StartsWith("POST", StringComparison.Ordinal) ? """{"statusCode":429,"message":"limit of jobs"}""" : """{"conversations":[]}"""));
        using var file = new TempFile(1000);
        using var session = new Session();
        session.Run(Connect, ("uri", server.BaseUri)).ThrowIfFailed();
        var (stop, _) = session.RunAndStop(
            "Submit-SymblAudio -LiteralPath $file", () => server.Requests.Any(r => r.StartsWith("POST", StringComparison.Ordinal)), ("file", file.Path));
        Assert.InRange(stop, TimeSpan.Zero, Limit);
    }

    [Fact]
    public void Stop_while_reading_a_slow_list()
    {
        var written = 0;
        using var server = new RawServer(async (_, line, stream, cancel) =>
        {
            if (!line.Contains("/messages"))
            {
                await RawServer.RespondAsync(stream, 200, """{"conversations":[]}""");
                return;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n{\"messages\":["), cancel);
            for (var i = 0; ; i++)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"{{\"id\":\"{i}\",\"text\":\"x\"}},"), cancel);
                Volatile.Write(ref written, i);
                await Task.Delay(50, cancel);
            }
        });
        using var session = new Session();
        session.Run(Connect, ("uri", server.BaseUri)).ThrowIfFailed();
        var (stop, outcome) = session.RunAndStop("Get-SymblMessage 1 | ForEach-Object { $_ }", () => Volatile.Read(ref written) > 5);
        Assert.Empty(outcome.Errors);
        Assert.InRange(stop, TimeSpan.Zero, Limit);
    }
}
