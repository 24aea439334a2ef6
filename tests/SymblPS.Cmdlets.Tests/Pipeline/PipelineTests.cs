using System.Text;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Pipeline;

/// <summary>Acknowledged output: the consumer limits the producer, and an error of the consumer is the error of the pipeline.</summary>
public sealed class PipelineTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Paging_stops_at_First()
    {
        using var server = Pages();
        Connect(server);
        Assert.Equal(30, _session.Run("Get-SymblConversation -First 30").ThrowIfFailed().Output.Count);
        var pages = server.Requests.Count(r => r.Contains("/v1/conversations"));
        Assert.InRange(pages, 2, 4);
    }

    [Fact]
    public void Error_of_the_consumer_is_preserved()
    {
        using var server = Pages();
        Connect(server);
        var outcome = _session.Run("Get-SymblConversation | ForEach-Object { if (++$n -eq 5) { throw 'enough of this' } }");
        Assert.Equal("enough of this", outcome.Terminating!.Message);
        Assert.InRange(server.Requests.Count(r => r.Contains("/v1/conversations")), 1, 4);
    }

    [Fact]
    public void ErrorAction_Stop_ends_at_the_first_error_record()
    {
        using var server = new RawServer((_, line, stream, _) => line.Contains("/v1/job/")
            ? RawServer.RespondAsync(stream, 404, """{"message":"no such job"}""")
            : RawServer.RespondAsync(stream, 200, """{"conversations":[]}"""));
        Connect(server);
        Assert.Equal(3, _session.Run("'a','b','c' | Get-SymblJob").Errors.Count);
        var outcome = _session.Run("'a','b','c' | Get-SymblJob -ErrorAction Stop");
        Assert.StartsWith("Symbl.JobNotFound,", outcome.TerminatingRecord!.FullyQualifiedErrorId);
        Assert.Contains("no such job", outcome.TerminatingRecord.Exception.Message);
        Assert.Equal("a", outcome.TerminatingRecord.TargetObject);
    }

    [Fact]
    public void First_message_is_output_before_the_body_ends()
    {
        using var gate = new ManualResetEventSlim();
        using var server = new RawServer(async (_, line, stream, cancel) =>
        {
            if (!line.Contains("/messages"))
            {
                await RawServer.RespondAsync(stream, 200, """{"conversations":[]}""");
                return;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"messages\":[{\"id\":\"1\",\"text\":\"first\"},"), cancel);
            await Task.Run(() => gate.Wait(TimeSpan.FromSeconds(20), cancel), cancel);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("{\"id\":\"2\",\"text\":\"second\"}]}"), cancel);
        });
        Connect(server);
        // The server sends the rest after the script has received the first object.
        var texts = _session.Run("Get-SymblMessage 1 | ForEach-Object { $gate.Set(); $_.Text }", ("gate", gate)).ThrowIfFailed().Output;
        Assert.Equal(["first", "second"], texts.Select(t => t.ToString()));
    }

    [Fact]
    public void Truncated_response_outputs_its_objects_and_an_error()
    {
        using var server = new RawServer((_, line, stream, _) => RawServer.RespondAsync(stream, 200,
            line.Contains("/messages") ? """{"messages":[{"id":"1","text":"first"},{"id":"2","te""" : """{"conversations":[]}"""));
        Connect(server);
        var outcome = _session.Run("Get-SymblMessage 1");
        Assert.Single(outcome.Output);
        Assert.StartsWith("Symbl.UnexpectedResponse,", Assert.Single(outcome.Errors).FullyQualifiedErrorId);
    }

    private void Connect(RawServer server) =>
        _session.Run("Connect-Symbl -BaseUri $uri -AccessToken ([System.Net.NetworkCredential]::new('', 't')).SecurePassword", ("uri", server.BaseUri)).ThrowIfFailed();

    private static RawServer Pages() => new((_, line, stream, _) =>
    {
        var query = System.Web.HttpUtility.ParseQueryString(line.Split(' ')[1].Split('?', 2) is [_, var text] ? text : string.Empty);
        var (limit, offset) = (int.Parse(query["limit"] ?? "20"), int.Parse(query["offset"] ?? "0"));
        var items = Enumerable.Range(offset, limit).Select(i => $"{{\"id\":\"{i}\",\"name\":\"n{i}\"}}");
        return RawServer.RespondAsync(stream, 200, $"{{\"conversations\":[{string.Join(',', items)}]}}");
    });
}
