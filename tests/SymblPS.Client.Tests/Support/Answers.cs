namespace SymblPS.Client.Tests.Support;

/// <summary>A service that answers by path, with 404 for everything else, in the words of the contract.</summary>
public static class Answers
{
    public const string NotFound = """{"message":"The conversationId is either invalid or does not exist."}""";

    /// <summary>A server with one body for each <c>GET /path</c> of this form; paths are below the conversation <c>c</c>.</summary>
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
