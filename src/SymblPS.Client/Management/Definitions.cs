using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>
/// A new or changed tracker. Members that are <see langword="null"/> leave the value unchanged, or are omitted from a new tracker.
/// </summary>
public sealed record TrackerDefinition
{
    /// <summary>Name, unique in the account.</summary>
    public string? Name { get; init; }

    /// <summary>Description; an empty text removes it.</summary>
    public string? Description { get; init; }

    /// <summary>Phrases to detect: 1 to 50 different phrases of letters, digits, spaces and <c>. ' -</c>.</summary>
    public IReadOnlyList<string>? Vocabulary { get; init; }

    /// <summary>Phrases to exclude; an empty list removes them.</summary>
    public IReadOnlyList<string>? ExcludeVocabulary { get; init; }

    /// <summary>Categories of the tracker; an empty list removes them.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Languages (BCP-47); an empty list removes them.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    internal JsonObject ToJson() => new JsonProperties()
        .Add("name", Name)
        .Add("description", Description)
        .Add("vocabulary", Vocabulary)
        .Add("excludeVocabulary", ExcludeVocabulary)
        .Add("categories", Categories)
        .Add("languages", Languages)
        .Json;
}

/// <summary>A new or changed entity definition. Members that are <see langword="null"/> leave the value unchanged.</summary>
public sealed record EntityDefinition
{
    /// <summary>Type.</summary>
    public string? Type { get; init; }

    /// <summary>Subtype, unique within the type.</summary>
    public string? SubType { get; init; }

    /// <summary>Category; the default of a new definition is <c>Custom</c>.</summary>
    public string? Category { get; init; }

    /// <summary>Exact words to detect.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    internal JsonObject ToJson() =>
        new JsonProperties().Add("type", Type).Add("subType", SubType).Add("category", Category).Add("values", Values).Json;
}

/// <summary>
/// A new or changed conversation group. Members that are <see langword="null"/> leave the value unchanged, or are omitted from a new group.
/// </summary>
public sealed record GroupDefinition
{
    /// <summary>Name, at most 128 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Description, at most 512 characters.</summary>
    public string? Description { get; init; }

    /// <summary>RSQL condition: at most two different parameters, and no OR.</summary>
    public string? Criteria { get; init; }

    internal JsonObject ToJson() => new JsonProperties().Add("name", Name).Add("description", Description).Add("criteria", Criteria).Json;
}

/// <summary>
/// A new or changed call-score criterion. Members that are <see langword="null"/> leave the value unchanged, or are omitted from a new
/// criterion.
/// </summary>
public sealed record CriterionDefinition
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Questions, each with its priority.</summary>
    public IReadOnlyList<SymblChecklistItem>? Checklist { get; init; }

    internal JsonObject ToJson() => new JsonProperties()
        .Add("name", Name)
        .Add("description", Description)
        .Add("tags", Tags)
        .Add("checklist", Checklist, static item => new JsonProperties().Add("question", item.Question).Add("priority", item.Priority).Json)
        .Json;
}

/// <summary>
/// A new or changed scorecard. Members that are <see langword="null"/> leave the value unchanged, or are omitted from a new scorecard.
/// </summary>
public sealed record ScorecardDefinition
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>IDs of criteria.</summary>
    public IReadOnlyList<string>? Criteria { get; init; }

    internal JsonObject ToJson() => new JsonProperties()
        .Add("name", Name).Add("description", Description).Add("tags", Tags).Add("criteriaList", Criteria).Json;
}

/// <summary>A new or changed real-time assistant. Members that are <see langword="null"/> leave the value unchanged.</summary>
public sealed record AssistantDefinition
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Description; the contract requires it for a new assistant.</summary>
    public string? Description { get; init; }

    internal JsonObject ToJson() => new JsonProperties().Add("name", Name).Add("description", Description).Json;
}
