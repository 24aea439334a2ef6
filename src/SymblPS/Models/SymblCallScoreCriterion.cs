namespace SymblPS;

/// <summary>A criterion for call scores: a checklist of questions about the call. Source: <c>/v1/manage/callscore/criteria</c>.</summary>
public sealed class SymblCallScoreCriterion
{
    /// <summary>Identifier: text, never a number.</summary>
    public string CriterionId { get; init; } = string.Empty;

    /// <summary>Name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Description; can be empty.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>Tags.</summary>
    public SymblList<string> Tags { get; set; } = SymblList<string>.Empty;

    /// <summary>Questions, each with its priority.</summary>
    public SymblList<SymblChecklistItem> Checklist { get; set; } = SymblList<SymblChecklistItem>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A question about a call.</summary>
public sealed class SymblChecklistItem
{
    /// <summary>The priorities of the contract, the highest first.</summary>
    internal static readonly string[] Priorities = ["high", "medium", "low"];

    /// <summary>The question, such as <c>Did the agent introduce themselves?</c></summary>
    public string Question { get; set; } = string.Empty;

    /// <summary>Priority: <c>high</c>, <c>medium</c>, <c>low</c>, or a later value.</summary>
    public string Priority { get; set; } = string.Empty;

    /// <summary>
    /// Parses the format of <see cref="ToString"/>: <c>Did the agent say goodbye? (low)</c>. The default priority is <c>medium</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text contains no question.</exception>
    public static SymblChecklistItem Parse(string text)
    {
        var question = text.Trim();
        var priority = "medium";
        foreach (var known in Priorities)
        {
            if (!question.EndsWith($"({known})", StringComparison.OrdinalIgnoreCase)) continue;
            question = question.Substring(0, question.Length - known.Length - 2).TrimEnd();
            priority = known;
            break;
        }

        return question.Length > 0
            ? new SymblChecklistItem { Question = question, Priority = priority }
            : throw new FormatException($"'{text}' is not a question.");
    }

    /// <summary>Question and priority, such as <c>Did the agent say goodbye? (low)</c>.</summary>
    public override string ToString() => Priority.Length == 0 ? Question : $"{Question} ({Priority})";
}
