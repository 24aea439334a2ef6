namespace SymblPS;

/// <summary>A set of criteria for scoring calls. Source: <c>/v1/manage/callscore/scorecards</c>.</summary>
public sealed class SymblScorecard
{
    /// <summary>Identifier: text, never a number.</summary>
    public string ScorecardId { get; init; } = string.Empty;

    /// <summary>Name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Description; can be empty.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Tags.</summary>
    public SymblList<string> Tags { get; set; } = SymblList<string>.Empty;

    /// <summary>IDs of criteria of the account or the service, such as <c>Symbl.Question_Handling</c>.</summary>
    public SymblList<string> Criteria { get; set; } = SymblList<string>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
