namespace SymblPS;

/// <summary>What the service's language model makes of a prompt. Source: <c>POST /v1/model/generate</c>.</summary>
public sealed class SymblNebulaAnswer
{
    /// <summary>The text.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Conversation it is about; <see langword="null"/> where it is about a text.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Name of the model; <see langword="null"/> where the service does not say.</summary>
    public string? Model { get; init; }

    /// <summary>How much was read and written; <see langword="null"/> where the service does not say.</summary>
    public SymblNebulaUsage? Usage { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>A chat with the service's language model, as far as it has got. Source: <c>POST /v1/model/chat</c>.</summary>
public sealed class SymblNebulaChat
{
    /// <summary>The last thing the model said.</summary>
    public string Reply { get; init; } = string.Empty;

    /// <summary>Everything said, the reply last.</summary>
    public IReadOnlyList<SymblNebulaMessage> Messages { get; init => field = SymblList<SymblNebulaMessage>.Of(value); } = SymblList<SymblNebulaMessage>.Empty;

    /// <summary>What the model was told to be; <see langword="null"/> where nothing was.</summary>
    public string? System { get; init; }

    /// <summary>Name of the model; <see langword="null"/> where the service does not say.</summary>
    public string? Model { get; init; }

    /// <summary>How much was read and written for the last reply; <see langword="null"/> where the service does not say.</summary>
    public SymblNebulaUsage? Usage { get; init; }

    /// <summary>The reply.</summary>
    public override string ToString() => Reply;
}

/// <summary>One thing said in a chat.</summary>
public sealed class SymblNebulaMessage
{
    /// <summary>Who: <c>human</c> or <c>assistant</c>.</summary>
    public string Role { get; init; } = string.Empty;

    /// <summary>What.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Who and what.</summary>
    public override string ToString() => $"{Role}: {Text}";
}

/// <summary>
/// A piece of an answer that is still being written. Prints as the piece, so that <c>-join ''</c> gives the whole.
/// Source: <c>POST /v1/model/generate/streaming</c> and <c>/v1/model/chat/streaming</c>.
/// </summary>
public sealed class SymblNebulaPiece
{
    /// <summary>What has come since the piece before.</summary>
    public string Delta { get; init; } = string.Empty;

    /// <summary>Everything so far.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Whether it is the last.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Conversation it is about; <see langword="null"/> where it is about a text.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The chat with the reply in it, to go on with; only the last piece of a chat has it.</summary>
    public SymblNebulaChat? Chat { get; init; }

    /// <summary>How much was read and written; only the last piece has it, where the service says so.</summary>
    public SymblNebulaUsage? Usage { get; init; }

    /// <summary>The piece.</summary>
    public override string ToString() => Delta;
}

/// <summary>Where a text lies among all texts, as numbers that are alike for texts that mean the like. Source: <c>POST /v1/model/embed</c>.</summary>
public sealed class SymblEmbedding
{
    /// <summary>The text.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Name of the model; <see langword="null"/> where the service does not say.</summary>
    public string? Model { get; init; }

    /// <summary>The numbers.</summary>
    public IReadOnlyList<double> Vector { get; init => field = SymblList<double>.Of(value); } = SymblList<double>.Empty;

    /// <summary>How many numbers there are.</summary>
    public int Dimensions => Vector.Count;

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>How much the model read and wrote, in its own units (tokens).</summary>
public sealed class SymblNebulaUsage
{
    /// <summary>Tokens read; <see langword="null"/> where the service does not say.</summary>
    public int? InputTokens { get; init; }

    /// <summary>Tokens written; <see langword="null"/> where the service does not say.</summary>
    public int? OutputTokens { get; init; }

    /// <summary>Both together; <see langword="null"/> where the service does not say.</summary>
    public int? TotalTokens { get; init; }

    /// <summary>Both in a few words.</summary>
    public override string ToString() => $"{InputTokens} in, {OutputTokens} out";
}
