using System.Globalization;
using System.Text.Json;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.LanguageModel;

namespace Symbl.LocalServer.Endpoints.Nebula;

/// <summary>
/// Reads Nebula requests. It checks <c>penalty_alpha</c> and <c>return_scores</c> but does not pass them on, because the model has no
/// counterpart for them.
/// </summary>
internal static class NebulaRequests
{
    private const int DefaultMaxNewTokens = 128;
    private const int MostStops = 5;
    private const int LongestStop = 50;
    private const int LeastWords = 50;

    /// <summary>Reads a prompt: a text, or an instruction with a conversation.</summary>
    /// <exception cref="ApiException">400, with the first error.</exception>
    public static ModelPrompt Generate(JsonElement body)
    {
        var fields = Body(body);
        return new ModelPrompt([new("user", Prompt(fields, body))], Sampling(fields));
    }

    /// <summary>Reads a conversation with the model. Returns it as a prompt and as given.</summary>
    /// <exception cref="ApiException">400, with the first error.</exception>
    public static (ModelPrompt Prompt, IReadOnlyList<NebulaMessage> Given) Chat(JsonElement body)
    {
        var fields = Body(body);
        var items = fields.Array("messages") ?? throw fields.Required("messages");
        fields.CheckCount("messages", items.GetArrayLength(), 1);
        var given = items.EnumerateArray().Select(Message).ToList();
        var messages = given.Select(message => new ChatCompletionMessage(message.Role == "human" ? "user" : "assistant", message.Text));
        if (fields.Text("system_prompt") is { } system)
            messages = messages.Prepend(new ChatCompletionMessage("system", system));
        fields.Text("model");
        return (new ModelPrompt([.. messages], Sampling(fields)), given);
    }

    /// <summary>Reads the text to embed.</summary>
    /// <exception cref="ApiException">400, with the first error.</exception>
    public static string Embed(JsonElement body)
    {
        var fields = Body(body);
        fields.Text("model");
        return fields.RequiredText("text");
    }

    /// <summary>Counts the words of a text, for limits and statistics.</summary>
    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static Fields Body(JsonElement body) => body.ValueKind == JsonValueKind.Object
        ? Fields.OfBody(body)
        : throw ApiException.Invalid("The request body must be a JSON object.");

    private static string Prompt(Fields fields, JsonElement body)
    {
        if (!body.TryGetProperty("prompt", out var prompt) || prompt.ValueKind != JsonValueKind.Object)
            return fields.RequiredText("prompt");
        var parts = Fields.OfMember(prompt, "prompt");
        var instruction = parts.RequiredText("instruction");
        var conversation = Fields.OfMember(
            parts.Object("conversation") ?? throw parts.Required("conversation"), parts.PathOf("conversation"));
        var text = conversation.RequiredText("text");
        if (Words(text) < LeastWords)
            throw conversation.Wrong("text", string.Create(CultureInfo.InvariantCulture, $"must contain at least {LeastWords} words"));
        return $"{instruction}\n\n{text}";
    }

    private static NebulaMessage Message(JsonElement item, int index)
    {
        var fields = Fields.OfMember(item, string.Create(CultureInfo.InvariantCulture, $"messages[{index}]"));
        return new NebulaMessage(
            fields.OneOf("role", "human", "assistant") ?? throw fields.Required("role"), fields.RequiredText("text"));
    }

    private static ModelSampling Sampling(Fields fields)
    {
        const string stops = "stop_sequences";
        var texts = fields.TextArray(stops);
        fields.CheckCount(stops, texts?.Count ?? 0, 0, MostStops);
        for (var i = 0; i < (texts?.Count ?? 0); i++)
            fields.CheckLength(string.Create(CultureInfo.InvariantCulture, $"{stops}[{i}]"), texts![i], LongestStop);
        fields.Number("penalty_alpha", double.MinValue, double.MaxValue);
        fields.Boolean("return_scores");
        return new ModelSampling(
            fields.Integer("max_new_tokens", 1) ?? DefaultMaxNewTokens,
            fields.Number("temperature", 0, 1) ?? 0,
            fields.Number("top_p", 0, 1),
            fields.Integer("top_k"),
            fields.Number("repetition_penalty", 0, double.MaxValue),
            texts is { Count: > 0 } ? texts : null);
    }
}
