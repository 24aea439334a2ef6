namespace SymblPS;

/// <summary>
/// Score of a call by criteria. Source: <c>GET /v1/conversations/{conversationId}/callscore</c> and <c>…/callscore/status</c>.
/// </summary>
public sealed class SymblCallScore
{
    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>State of the scoring: <c>scheduled</c>, <c>in_progress</c>, <c>completed</c>, or a later value.</summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>Score, 0 to 100; <see langword="null"/> until the scoring is complete.</summary>
    public double? Score { get; init; }

    /// <summary>Explanation of the score; empty until the scoring is complete.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>Result for each criterion.</summary>
    public IReadOnlyList<SymblCriterionScore> Criteria { get; init => field = SymblList<SymblCriterionScore>.Of(value); }
        = SymblList<SymblCriterionScore>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The score, or the state of the scoring.</summary>
    public override string ToString() => Score?.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) ?? Status;
}

/// <summary>Result of a call for one criterion.</summary>
public sealed class SymblCriterionScore
{
    /// <summary>Name of the criterion.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Score, 0 to 100; <see langword="null"/> if the service does not report it.</summary>
    public double? Score { get; init; }

    /// <summary>Explanation of the score; empty if the service does not send it.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>Positive feedback; empty if the service does not send it.</summary>
    public string PositiveFeedback { get; init; } = string.Empty;

    /// <summary>Negative feedback; empty if the service does not send it.</summary>
    public string NegativeFeedback { get; init; } = string.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Name and score.</summary>
    public override string ToString() => string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}: {1:0.#}", Name, Score);
}
