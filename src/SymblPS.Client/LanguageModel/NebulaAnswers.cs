using System.Text.Json;
using SymblPS.Client.Json;

namespace SymblPS.Client.LanguageModel;

/// <summary>Reads the responses of a model.</summary>
internal static class NebulaAnswers
{
    /// <summary>Reads the response to a prompt; <see langword="null"/> if it contains no text.</summary>
    public static SymblNebulaAnswer? Answer(JsonElement? root)
    {
        var output = root.Member("output");
        // The contract specifies an object; a plain string is accepted too.
        var text = output is { ValueKind: JsonValueKind.String } ? output.Text() : output.Member("text").Text();
        return text is null ? null : new SymblNebulaAnswer { Text = text, Model = root.Member("model").Text(), Usage = Usage(root) };
    }

    /// <summary>Reads a chat with its reply; <see langword="null"/> if there is no reply.</summary>
    public static SymblNebulaChat? Chat(JsonElement? root, NebulaChatPrompt prompt)
    {
        var said = root.Member("messages").Elements().Select(static element => (JsonElement?)element).Select(static message => new SymblNebulaMessage
        {
            Role = message.Member("role").Text() ?? string.Empty,
            Text = message.Member("text").Text() ?? string.Empty,
        }).ToList();
        if (said.Count == 0 || said[said.Count - 1].Role == Human) return null;
        var reply = said[said.Count - 1].Text;
        return With(prompt, reply, root.Member("model").Text(), Usage(root));
    }

    /// <summary>Creates a chat with a reply added.</summary>
    public static SymblNebulaChat With(NebulaChatPrompt prompt, string reply, string? model, SymblNebulaUsage? usage) => new()
    {
        Reply = reply,
        Messages = [.. prompt.Messages, new SymblNebulaMessage { Role = Assistant, Text = reply }],
        System = prompt.System,
        Model = model ?? prompt.Model,
        Usage = usage,
    };

    /// <summary>Reads the number of tokens.</summary>
    public static SymblNebulaUsage? Usage(JsonElement? root)
    {
        var stats = root.Member("stats");
        int? Count(string name) =>
            stats.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) ? count : null;
        if (stats is not { ValueKind: JsonValueKind.Object }) return null;
        var input = Count("total_input_tokens") ?? Count("input_tokens")
            ?? (Count("instruction_tokens") is { } instruction ? instruction + (Count("conversation_tokens") ?? 0) : null);
        var output = Count("output_tokens");
        return new SymblNebulaUsage { InputTokens = input, OutputTokens = output, TotalTokens = Count("total_tokens") ?? input + output };
    }

    /// <summary>Role of a person in a chat.</summary>
    public const string Human = "human";

    /// <summary>Role of the model in a chat.</summary>
    public const string Assistant = "assistant";
}
