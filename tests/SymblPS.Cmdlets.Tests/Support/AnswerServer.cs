using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>
/// A service with a response for each call that a test specifies, and the contract's 404 for all other calls. It records the requests.
/// </summary>
internal sealed partial class AnswerServer : IDisposable
{
    private readonly RawServer _raw;

    /// <param name="answers">Calls without a query, such as <c>GET /v1/conversations/1/questions</c>, and their responses.</param>
    public AnswerServer(params (string Call, string Body)[] answers)
    {
        foreach (var (call, body) in answers) Answers[call] = (200, body);
        _raw = new RawServer(async (server, line, stream, cancel) =>
        {
            var head = server.Heads.Last(candidate => candidate.StartsWith(line, StringComparison.Ordinal));
            var length = LengthPattern().Match(head) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
            var body = new byte[length];
            await stream.ReadExactlyAsync(body, cancel);
            var (method, target) = (line.Split(' ')[0], line.Split(' ')[1]);
            Sent.Enqueue(new Call(method, target, Encoding.UTF8.GetString(body)));
            var (status, text) = Answers.GetValueOrDefault(
                $"{method} {target.Split('?')[0]}", (404, """{"message":"The conversationId is either invalid or does not exist."}"""));
            await RawServer.RespondAsync(stream, status, text);
        });
    }

    /// <summary>The responses; a test can change them while the server runs.</summary>
    public ConcurrentDictionary<string, (int Status, string Body)> Answers { get; } = new();

    /// <summary>The requests in order.</summary>
    public ConcurrentQueue<Call> Sent { get; } = new();

    /// <summary>Creates a session with a connection to this server. The record of requests is empty afterwards.</summary>
    public Session Connect()
    {
        var session = new Session();
        Answers["GET /v1/conversations"] = (200, """{"conversations":[]}""");
        session.Run("Connect-Symbl -BaseUri $uri -AccessToken ([System.Net.NetworkCredential]::new('', 'x')).SecurePassword", ("uri", _raw.BaseUri))
            .ThrowIfFailed();
        Sent.Clear();
        return session;
    }

    public void Dispose() => _raw.Dispose();

    [GeneratedRegex("(?im)^Content-Length: (\\d+)")]
    private static partial Regex LengthPattern();

    internal sealed record Call(string Method, string Target, string Body);
}
