namespace SymblPS;

/// <summary>
/// A tracker of the account: a name for what its phrases mean, found in conversations wherever somebody says one of them.
/// Source: <c>/v1/manage/trackers</c>.
/// </summary>
public sealed class SymblTracker
{
    /// <summary>Identifier: text, never a number.</summary>
    public string TrackerId { get; init; } = string.Empty;

    /// <summary>Name, unique in the account; upper and lower case are different.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>What it is for; empty where nobody said.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Phrases to find.</summary>
    public SymblList<string> Vocabulary { get; set; } = SymblList<string>.Empty;

    /// <summary>Phrases that are not meant, though they look alike.</summary>
    public SymblList<string> ExcludeVocabulary { get; set; } = SymblList<string>.Empty;

    /// <summary>The caller's own groups of trackers.</summary>
    public SymblList<string> Categories { get; set; } = SymblList<string>.Empty;

    /// <summary>Languages (BCP-47, such as <c>en-US</c>) it is for.</summary>
    public SymblList<string> Languages { get; set; } = SymblList<string>.Empty;

    /// <summary>When it was made, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was changed last, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
