namespace SymblPS.Client.Conversations;

/// <summary>Which conversations to list.</summary>
public sealed record ConversationQuery
{
    /// <summary>Earliest start; <see langword="null"/> lists from the beginning.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Latest start; <see langword="null"/> lists up to now.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whether the latest come first.</summary>
    public bool Descending { get; init; }

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many to give; <see langword="null"/> gives all.</summary>
    public int? First { get; init; }

    /// <summary>RSQL text the service filters by; without OR, with at most two different parameters.</summary>
    public string? Filter { get; init; }

    /// <summary>Group whose conversations to list; <see langword="null"/> lists all.</summary>
    public string? GroupId { get; init; }
}

/// <summary>What to read with messages.</summary>
public sealed record MessageQuery
{
    /// <summary>Whether words with times come along.</summary>
    public bool Words { get; init; }

    /// <summary>Whether sentiment comes along.</summary>
    public bool Sentiment { get; init; }

    /// <summary>Whether sensitive items are replaced in the text.</summary>
    public bool Redact { get; init; }

    /// <summary>Entity kinds that are not replaced, such as <c>PERSON_NAME</c>.</summary>
    public IReadOnlyList<string> ExcludeEntities { get; init; } = [];
}
