using System.Text.Json;

namespace SymblPS.Client.LanguageModel;

/// <summary>How a model chooses its words. Members that are <see langword="null"/> are left to the service.</summary>
public sealed record NebulaSampling
{
    private const int MostStops = 5;
    private const int LongestStop = 50;

    /// <summary>Most tokens to write, from 1; the service's default is 128.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>0 (always the likeliest word) to 1.</summary>
    public double? Temperature { get; init; }

    /// <summary>Choose among the likeliest words that have this probability together: above 0, up to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>Choose among this many of the likeliest words, from 1.</summary>
    public int? TopK { get; init; }

    /// <summary>Above 1: avoid words that were used already.</summary>
    public double? RepetitionPenalty { get; init; }

    /// <summary>Texts that end the answer: at most 5, of at most 50 characters.</summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>Refuses what the service would refuse.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message says which.</exception>
    public void Check()
    {
        if (MaxTokens < 1) throw new ArgumentException("The most tokens to write must be 1 or more.");
        if (Temperature is < 0 or > 1 or double.NaN) throw new ArgumentException("The temperature must be between 0 and 1.");
        if (TopP is <= 0 or > 1 or double.NaN) throw new ArgumentException("Top p must be above 0, and 1 at most.");
        if (TopK < 1) throw new ArgumentException("Top k must be 1 or more.");
        if (RepetitionPenalty is <= 0 or double.NaN) throw new ArgumentException("The repetition penalty must be above 0.");
        if (StopSequences.Count > MostStops) throw new ArgumentException($"There may be {MostStops} stop sequences at most.");
        foreach (var stop in StopSequences)
        {
            if (stop.Length is 0 or > LongestStop)
                throw new ArgumentException($"A stop sequence has 1 to {LongestStop} characters; '{stop}' has {stop.Length}.");
        }
    }

    internal void Write(Utf8JsonWriter writer)
    {
        if (MaxTokens is { } most) writer.WriteNumber("max_new_tokens", most);
        if (Temperature is { } temperature) writer.WriteNumber("temperature", temperature);
        if (TopP is { } topP) writer.WriteNumber("top_p", topP);
        if (TopK is { } topK) writer.WriteNumber("top_k", topK);
        if (RepetitionPenalty is { } penalty) writer.WriteNumber("repetition_penalty", penalty);
        if (StopSequences.Count == 0) return;
        writer.WritePropertyName("stop_sequences");
        Json.JsonText.WriteList(writer, StopSequences);
    }
}

/// <summary>What a model shall write about.</summary>
public sealed record NebulaPrompt
{
    /// <summary>What to do. Alone it is the whole prompt.</summary>
    public required string Instruction { get; init; }

    /// <summary>Text of the conversation to do it with; <see langword="null"/> for none. The service asks for 50 words at least.</summary>
    public string? Conversation { get; init; }

    internal void Write(Utf8JsonWriter writer)
    {
        if (Conversation is null)
        {
            writer.WriteString("prompt", Instruction);
            return;
        }

        writer.WriteStartObject("prompt");
        writer.WriteString("instruction", Instruction);
        writer.WriteStartObject("conversation");
        writer.WriteString("text", Conversation);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

/// <summary>A chat that shall get a reply.</summary>
public sealed record NebulaChatPrompt
{
    /// <summary>Everything said so far; the last is a human's.</summary>
    public required IReadOnlyList<SymblNebulaMessage> Messages { get; init; }

    /// <summary>What the model shall be; <see langword="null"/> says nothing.</summary>
    public string? System { get; init; }

    /// <summary>Name of the model; <see langword="null"/> leaves it to the service.</summary>
    public string? Model { get; init; }

    internal void Write(Utf8JsonWriter writer)
    {
        if (!string.IsNullOrEmpty(System)) writer.WriteString("system_prompt", System);
        if (!string.IsNullOrEmpty(Model)) writer.WriteString("model", Model);
        writer.WriteStartArray("messages");
        foreach (var message in Messages)
        {
            writer.WriteStartObject();
            writer.WriteString("role", message.Role);
            writer.WriteString("text", message.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
