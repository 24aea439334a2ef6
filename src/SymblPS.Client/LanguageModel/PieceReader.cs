using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.LanguageModel;

/// <summary>Reads a response that arrives in pieces.</summary>
internal static class PieceReader
{
    // The end marker of other model services.
    private const string Done = "[DONE]";

    /// <summary>Returns each piece as soon as it arrives. The last piece is marked, even if the server does not mark it.</summary>
    /// <param name="exchange">The response.</param>
    /// <param name="complete">Creates the chat from the whole text; <see langword="null"/> if the request is not a chat.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblUnexpectedResponseException">
    /// The stream contains something other than pieces; the pieces before the error were returned.
    /// </exception>
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

        // A server that fails after the start of its response can report the failure only in the stream.
        if (json.Member("delta") is null && json.Member("text") is null && (json.Member("message") ?? json.Member("error")).Text() is { } words)
            throw new SymblUnexpectedResponseException($"{exchange.Request} failed in the middle of the response: {ServiceText.Redact(words, exchange.Secrets)}");
        return json.Value;
    }

    // The contract does not require the whole text. If only the text arrives, the piece is the difference from the text before.
    private static string Delta(JsonElement? json, StringBuilder before)
    {
        if (json.Member("delta").Text() is { } delta) return delta;
        var whole = json.Member("text").Text();
        return whole?.StartsWith(before.ToString(), StringComparison.Ordinal) == true ? whole.Substring(before.Length) : string.Empty;
    }
}
