using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.LanguageModel;

/// <summary>Reads an answer that comes in pieces.</summary>
internal static class PieceReader
{
    // What other model services end a stream with.
    private const string Done = "[DONE]";

    /// <summary>Gives each piece as soon as it has come; the last one is marked, also where the server does not mark it.</summary>
    /// <param name="exchange">The answer.</param>
    /// <param name="complete">Gives the chat for the whole text; <see langword="null"/> where it is none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblUnexpectedResponseException">The stream holds something else than pieces; those before it were given.</exception>
    public static async IAsyncEnumerable<SymblNebulaPiece> ReadAsync(
        Exchange exchange, Func<string, SymblNebulaUsage?, SymblNebulaChat>? complete, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stream = await exchange.OpenAsync().ConfigureAwait(false);
        var events = new ServerSentEvents(stream);
        var text = new StringBuilder();
        SymblNebulaUsage? usage = null;
        while (await NextAsync(events, exchange, cancellationToken).ConfigureAwait(false) is { } json)
        {
            usage = NebulaAnswers.Usage(json) ?? usage;
            var delta = Delta(json, text);
            text.Append(delta);
            if (((JsonElement?)json).Member("is_final") is { ValueKind: JsonValueKind.True })
            {
                yield return Last(delta);
                yield break;
            }

            if (delta.Length > 0) yield return new SymblNebulaPiece { Delta = delta, Text = text.ToString() };
        }

        yield return Last(string.Empty);

        SymblNebulaPiece Last(string delta)
        {
            var whole = text.ToString();
            return new SymblNebulaPiece { Delta = delta, Text = whole, IsFinal = true, Usage = usage, Chat = complete?.Invoke(whole, usage) };
        }
    }

    private static async Task<JsonElement?> NextAsync(ServerSentEvents events, Exchange exchange, CancellationToken cancellationToken)
    {
        while (await events.ReadAsync(cancellationToken).ConfigureAwait(false) is { } next)
        {
            if (next.Data.Trim() is var data && data is "" or Done)
            {
                if (data == Done) return null;
                continue;
            }

            return Parse(next.Data, exchange);
        }

        return null;
    }

    private static JsonElement Parse(string data, Exchange exchange)
    {
        JsonElement? json;
        try
        {
            using var document = JsonDocument.Parse(data);
            json = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw ResponseErrors.Unexpected(exchange.Request, exchange.MediaType, Encoding.UTF8.GetBytes(data), exchange.Secrets, e);
        }

        // A server that fails after it has begun can say so only in the stream.
        if (json.Member("delta") is null && json.Member("text") is null && (json.Member("message") ?? json.Member("error")).Text() is { } words)
            throw new SymblUnexpectedResponseException($"{exchange.Request} ended in the middle: {ServiceText.Redact(words, exchange.Secrets)}");
        return json.Value;
    }

    // The contract leaves open whether "text" comes along; where it comes alone, the piece is what it has more than before.
    private static string Delta(JsonElement? json, StringBuilder before)
    {
        if (json.Member("delta").Text() is { } delta) return delta;
        var whole = json.Member("text").Text();
        return whole?.StartsWith(before.ToString(), StringComparison.Ordinal) == true ? whole.Substring(before.Length) : string.Empty;
    }
}
