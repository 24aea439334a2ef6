namespace SymblPS;

/// <summary>A tracker of the account: a name for a set of phrases to detect in conversations. Source: <c>/v1/manage/trackers</c>.</summary>
public sealed class SymblTracker
{
    /// <summary>Identifier: text, never a number.</summary>
    public string TrackerId { get; init; } = string.Empty;

    /// <summary>Name, unique in the account and case-sensitive.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Description; can be empty.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Phrases to detect.</summary>
    public SymblList<string> Vocabulary { get; set; } = SymblList<string>.Empty;

    /// <summary>Phrases to exclude.</summary>
    public SymblList<string> ExcludeVocabulary { get; set; } = SymblList<string>.Empty;

    /// <summary>Categories of the tracker.</summary>
    public SymblList<string> Categories { get; set; } = SymblList<string>.Empty;

    /// <summary>Languages of the tracker (BCP-47, such as <c>en-US</c>).</summary>
    public SymblList<string> Languages { get; set; } = SymblList<string>.Empty;

    /// <summary>Creation time, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Time of the last change, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
