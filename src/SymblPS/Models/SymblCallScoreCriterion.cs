namespace SymblPS;

/// <summary>One thing calls are scored by: a list of questions about the call. Source: <c>/v1/manage/callscore/criteria</c>.</summary>
public sealed class SymblCallScoreCriterion
{
    /// <summary>Identifier: text, never a number.</summary>
    public string CriterionId { get; init; } = string.Empty;

    /// <summary>Name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What it is for; empty where nobody said.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The caller's own labels.</summary>
    public IReadOnlyList<string> Tags { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>The questions, each with its weight.</summary>
    public IReadOnlyList<SymblChecklistItem> Checklist { get; init => field = SymblList<SymblChecklistItem>.Of(value); } = SymblList<SymblChecklistItem>.Empty;

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A question about a call.</summary>
public sealed class SymblChecklistItem
{
    /// <summary>The question, such as <c>Did the agent introduce themselves?</c></summary>
    public string Question { get; init; } = string.Empty;

    /// <summary>Weight: <c>high</c>, <c>medium</c>, <c>low</c>, or a later one.</summary>
    public string Priority { get; init; } = string.Empty;

    /// <summary>Question and weight, such as <c>Did the agent say goodbye? (low)</c>; <c>-Checklist</c> takes it back.</summary>
    public override string ToString() => Priority.Length == 0 ? Question : $"{Question} ({Priority})";
}
