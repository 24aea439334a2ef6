using System.Text.Json;

namespace SymblPS.Client.LanguageModel;

/// <summary>Sampling options of a model. Members that are <see langword="null"/> use the defaults of the service.</summary>
public sealed record NebulaSampling
{
    private const int MostStops = 5;
    private const int LongestStop = 50;

    /// <summary>Maximum number of tokens to generate, at least 1; the default of the service is 128.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Temperature, from 0 (always the most likely token) to 1.</summary>
    public double? Temperature { get; init; }

    /// <summary>Total probability of the tokens to sample from: above 0, up to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>Number of the most likely tokens to sample from, at least 1.</summary>
    public int? TopK { get; init; }

    /// <summary>Penalty for repeated tokens; values above 1 avoid repetition.</summary>
    public double? RepetitionPenalty { get; init; }

    /// <summary>Texts that end the response: at most 5, of at most 50 characters.</summary>
    public IReadOnlyList<string> StopSequences { get; init; } = [];

    /// <summary>Throws an exception for values that the service would refuse.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it.</exception>
    public void Check()
    {
        if (MaxTokens < 1) throw new ArgumentException("The maximum number of tokens must be at least 1.");
        if (Temperature is < 0 or > 1 or double.NaN) throw new ArgumentException("The temperature must be between 0 and 1.");
        if (TopP is <= 0 or > 1 or double.NaN) throw new ArgumentException("Top p must be above 0 and at most 1.");
        if (TopK < 1) throw new ArgumentException("Top k must be at least 1.");
        if (RepetitionPenalty is <= 0 or double.NaN) throw new ArgumentException("The repetition penalty must be above 0.");
        if (StopSequences.Count > MostStops) throw new ArgumentException($"The maximum number of stop sequences is {MostStops}.");
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

/// <summary>A prompt for a model.</summary>
public sealed record NebulaPrompt
{
    /// <summary>The instruction; without a conversation, it is the whole prompt.</summary>
    public required string Instruction { get; init; }

    /// <summary>Text of the conversation, or <see langword="null"/>. The service requires at least 50 words.</summary>
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

/// <summary>A chat for a model.</summary>
public sealed record NebulaChatPrompt
{
    /// <summary>All messages so far; the last one has the role of a person.</summary>
    public required IReadOnlyList<SymblNebulaMessage> Messages { get; init; }

    /// <summary>System prompt, or <see langword="null"/>.</summary>
    public string? System { get; init; }

    /// <summary>Name of the model; <see langword="null"/> uses the default of the service.</summary>
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
