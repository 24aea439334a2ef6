namespace SymblPS;

/// <summary>The response of the service's language model to a prompt. Source: <c>POST /v1/model/generate</c>.</summary>
public sealed class SymblNebulaAnswer
{
    /// <summary>The text.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>ID of the conversation in the prompt; <see langword="null"/> for a prompt without a conversation.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Name of the model; <see langword="null"/> if the service does not report it.</summary>
    public string? Model { get; init; }

    /// <summary>Number of tokens; <see langword="null"/> if the service does not report it.</summary>
    public SymblNebulaUsage? Usage { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>A chat with the service's language model. Source: <c>POST /v1/model/chat</c>.</summary>
public sealed class SymblNebulaChat
{
    /// <summary>The last message of the model.</summary>
    public string Reply { get; init; } = string.Empty;

    /// <summary>All messages; the reply is the last one.</summary>
    public IReadOnlyList<SymblNebulaMessage> Messages { get; init => field = SymblList<SymblNebulaMessage>.Of(value); } = SymblList<SymblNebulaMessage>.Empty;

    /// <summary>System prompt, or <see langword="null"/>.</summary>
    public string? System { get; init; }

    /// <summary>Name of the model; <see langword="null"/> if the service does not report it.</summary>
    public string? Model { get; init; }

    /// <summary>Number of tokens for the last reply; <see langword="null"/> if the service does not report it.</summary>
    public SymblNebulaUsage? Usage { get; init; }

    /// <summary>The reply.</summary>
    public override string ToString() => Reply;
}

/// <summary>One message of a chat.</summary>
public sealed class SymblNebulaMessage
{
    /// <summary>Role: <c>human</c> or <c>assistant</c>.</summary>
    public string Role { get; init; } = string.Empty;

    /// <summary>Text of the message.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Role and text.</summary>
    public override string ToString() => $"{Role}: {Text}";
}

/// <summary>
/// A piece of a response that arrives in pieces. It prints as its text, so that <c>-join ''</c> returns the whole response. Source: <c>POST
/// /v1/model/generate/streaming</c> and <c>/v1/model/chat/streaming</c>.
/// </summary>
public sealed class SymblNebulaPiece
{
    /// <summary>Text since the piece before.</summary>
    public string Delta { get; init; } = string.Empty;

    /// <summary>Whole text so far.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Whether this is the last piece.</summary>
    public bool IsFinal { get; init; }

    /// <summary>ID of the conversation in the prompt; <see langword="null"/> for a prompt without a conversation.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The chat with the reply, to continue it; only in the last piece of a chat.</summary>
    public SymblNebulaChat? Chat { get; init; }

    /// <summary>Number of tokens; only in the last piece, and only if the service reports it.</summary>
    public SymblNebulaUsage? Usage { get; init; }

    /// <summary>The text of the piece.</summary>
    public override string ToString() => Delta;
}

/// <summary>
/// The embedding of a text: a vector that is similar for texts with similar meaning. Source: <c>POST /v1/model/embed</c>.
/// </summary>
public sealed class SymblEmbedding
{
    /// <summary>The text.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Name of the model; <see langword="null"/> if the service does not report it.</summary>
    public string? Model { get; init; }

    /// <summary>The vector.</summary>
    public IReadOnlyList<double> Vector { get; init => field = SymblList<double>.Of(value); } = SymblList<double>.Empty;

    /// <summary>Number of dimensions.</summary>
    public int Dimensions => Vector.Count;

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>Number of tokens that the model read and generated.</summary>
public sealed class SymblNebulaUsage
{
    /// <summary>Input tokens; <see langword="null"/> if the service does not report it.</summary>
    public int? InputTokens { get; init; }

    /// <summary>Output tokens; <see langword="null"/> if the service does not report it.</summary>
    public int? OutputTokens { get; init; }

    /// <summary>Sum of both; <see langword="null"/> if the service does not report it.</summary>
    public int? TotalTokens { get; init; }

    /// <summary>Input and output tokens.</summary>
    public override string ToString() => $"{InputTokens} in, {OutputTokens} out";
}
