namespace SymblPS.Client.Conversations;

/// <summary>Filter and order of a list of conversations.</summary>
public sealed record ConversationQuery
{
    /// <summary>Earliest start time; <see langword="null"/> for no limit.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Latest start time; <see langword="null"/> for no limit.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whether the list starts with the latest conversation.</summary>
    public bool Descending { get; init; }

    /// <summary>Number of conversations to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Maximum number of conversations; <see langword="null"/> for no limit.</summary>
    public int? First { get; init; }

    /// <summary>RSQL filter for the service: no OR, and at most two different parameters.</summary>
    public string? Filter { get; init; }

    /// <summary>ID of a group, to list only its conversations; <see langword="null"/> lists all conversations.</summary>
    public string? GroupId { get; init; }
}

/// <summary>Details to include with messages.</summary>
public sealed record MessageQuery
{
    /// <summary>Whether to include words with times.</summary>
    public bool Words { get; init; }

    /// <summary>Whether to include sentiment.</summary>
    public bool Sentiment { get; init; }

    /// <summary>Whether the service replaces sensitive items in the text.</summary>
    public bool Redact { get; init; }

    /// <summary>Entity types that the service does not replace, such as <c>PERSON_NAME</c>.</summary>
    public IReadOnlyList<string> ExcludeEntities { get; init; } = [];
}
