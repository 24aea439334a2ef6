namespace SymblPS.Client.Tests.Support;

/// <summary>A service that responds by path, and with 404 and the message of the contract for everything else.</summary>
public static class Answers
{
    public const string NotFound = """{"message":"The conversationId is either invalid or does not exist."}""";

    /// <summary>A server with one body for each <c>GET /path</c>; paths are relative to the conversation <c>c</c>.</summary>
    public static LoopbackServer By(params (string Call, string Body)[] answers) => new(exchange =>
    {
        var call = $"{exchange.Method} {exchange.Path}";
        foreach (var (known, body) in answers)
        {
            var (method, path) = (known.Split(' ')[0], known.Split(' ')[1]);
            if (call == $"{method} /v1/conversations/c{path}") return exchange.JsonAsync(body);
        }

        return exchange.JsonAsync(NotFound, 404);
    });
}
