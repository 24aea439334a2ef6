using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>What a tracker shall be. Members that are <see langword="null"/> are left as they are, or out of a new one.</summary>
public sealed record TrackerDefinition
{
    /// <summary>Name, unique in the account.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for; an empty text takes it away.</summary>
    public string? Description { get; init; }

    /// <summary>Phrases to find: 1 to 50, none twice, of letters, digits, spaces and <c>. ' -</c>.</summary>
    public IReadOnlyList<string>? Vocabulary { get; init; }

    /// <summary>Phrases that are not meant; an empty list takes them away.</summary>
    public IReadOnlyList<string>? ExcludeVocabulary { get; init; }

    /// <summary>Groups of trackers; an empty list takes them away.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Languages (BCP-47); an empty list takes them away.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    internal JsonObject Members() => new JsonProperties()
        .Add("name", Name)
        .Add("description", Description)
        .Add("vocabulary", Vocabulary)
        .Add("excludeVocabulary", ExcludeVocabulary)
        .Add("categories", Categories)
        .Add("languages", Languages)
        .Json;
}

/// <summary>What an entity definition shall be. Members that are <see langword="null"/> are left as they are.</summary>
public sealed record EntityDefinition
{
    /// <summary>Kind.</summary>
    public string? Type { get; init; }

    /// <summary>Kind within the kind, unique there.</summary>
    public string? SubType { get; init; }

    /// <summary>Origin; a new one is <c>Custom</c> unless said otherwise.</summary>
    public string? Category { get; init; }

    /// <summary>Words to find, exactly as they are.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    internal JsonObject Members() =>
        new JsonProperties().Add("type", Type).Add("subType", SubType).Add("category", Category).Add("values", Values).Json;
}

/// <summary>What a conversation group shall be. Members that are <see langword="null"/> are left as they are, or out of a new one.</summary>
public sealed record GroupDefinition
{
    /// <summary>Name, at most 128 characters.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for, at most 512 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The condition in RSQL: at most two different parameters, and no OR.</summary>
    public string? Criteria { get; init; }

    internal JsonObject Members() => new JsonProperties().Add("name", Name).Add("description", Description).Add("criteria", Criteria).Json;
}

/// <summary>What a call-score criterion shall be. Members that are <see langword="null"/> are left as they are, or out of a new one.</summary>
public sealed record CriterionDefinition
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Labels.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Questions, each with its weight.</summary>
    public IReadOnlyList<SymblChecklistItem>? Checklist { get; init; }

    internal JsonObject Members() => new JsonProperties()
        .Add("name", Name)
        .Add("description", Description)
        .Add("tags", Tags)
        .Add("checklist", Checklist, static item => new JsonProperties().Add("question", item.Question).Add("priority", item.Priority).Json)
        .Json;
}

/// <summary>What a scorecard shall be. Members that are <see langword="null"/> are left as they are, or out of a new one.</summary>
public sealed record ScorecardDefinition
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Labels.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Ids of criteria.</summary>
    public IReadOnlyList<string>? Criteria { get; init; }

    internal JsonObject Members() => new JsonProperties()
        .Add("name", Name).Add("description", Description).Add("tags", Tags).Add("criteriaList", Criteria).Json;
}

/// <summary>What a real-time assistant shall be. Members that are <see langword="null"/> are left as they are.</summary>
public sealed record AssistantDefinition
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for; the contract wants it of a new one.</summary>
    public string? Description { get; init; }

    internal JsonObject Members() => new JsonProperties().Add("name", Name).Add("description", Description).Json;
}
