namespace SymblPS;

/// <summary>A set of criteria calls are scored by together. Source: <c>/v1/manage/callscore/scorecards</c>.</summary>
public sealed class SymblScorecard
{
    /// <summary>Identifier: text, never a number.</summary>
    public string ScorecardId { get; init; } = string.Empty;

    /// <summary>Name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>What it is for; empty where nobody said.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>The caller's own labels.</summary>
    public SymblList<string> Tags { get; set; } = SymblList<string>.Empty;

    /// <summary>Ids of the criteria: the account's own, or the service's, such as <c>Symbl.Question_Handling</c>.</summary>
    public SymblList<string> Criteria { get; set; } = SymblList<string>.Empty;

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
