namespace SymblPS;

/// <summary>One thing calls are scored by: a list of questions about the call. Source: <c>/v1/manage/callscore/criteria</c>.</summary>
public sealed class SymblCallScoreCriterion
{
    /// <summary>Identifier: text, never a number.</summary>
    public string CriterionId { get; init; } = string.Empty;

    /// <summary>Name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>What it is for; empty where nobody said.</summary>
    public string Description { get; set; } = string.Empty;

    /// <summary>The caller's own labels.</summary>
    public SymblList<string> Tags { get; set; } = SymblList<string>.Empty;

    /// <summary>The questions, each with its weight.</summary>
    public SymblList<SymblChecklistItem> Checklist { get; set; } = SymblList<SymblChecklistItem>.Empty;

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A question about a call.</summary>
public sealed class SymblChecklistItem
{
    /// <summary>The weights the contract names, the heaviest first.</summary>
    internal static readonly string[] Priorities = ["high", "medium", "low"];

    /// <summary>The question, such as <c>Did the agent introduce themselves?</c></summary>
    public string Question { get; set; } = string.Empty;

    /// <summary>Weight: <c>high</c>, <c>medium</c>, <c>low</c>, or a later one.</summary>
    public string Priority { get; set; } = string.Empty;

    /// <summary>
    /// Reads a question as <see cref="ToString"/> writes it: <c>Did the agent say goodbye? (low)</c>. Without a weight it is <c>medium</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">There is no question in it.</exception>
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

    /// <summary>Question and weight, such as <c>Did the agent say goodbye? (low)</c>.</summary>
    public override string ToString() => Priority.Length == 0 ? Question : $"{Question} ({Priority})";
}
