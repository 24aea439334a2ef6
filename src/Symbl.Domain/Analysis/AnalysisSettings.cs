using Symbl.Domain.Jobs;

namespace Symbl.Domain.Analysis;

/// <summary>
/// The settings of the analyses of a conversation: the options of its submissions, and the definitions of the account at the time of
/// processing. As on the service, a new tracker does not apply to earlier conversations.
/// </summary>
public sealed record AnalysisSettings
{
    /// <summary>Language of the conversation. Insights support English only.</summary>
    public string LanguageCode { get; init; } = SubmissionOptions.DefaultLanguage;

    /// <summary>Whether entities are detected and redacted.</summary>
    public bool DetectEntities { get; init; }

    /// <summary>Whether insights include actionable phrases.</summary>
    public bool DetectPhrases { get; init; }

    /// <summary>Whether a summary is created; null leaves the choice to the account.</summary>
    public bool? EnableSummary { get; init; }

    /// <summary>Lowest score of insights, 0.5 to 1.</summary>
    public double ConfidenceThreshold { get; init; } = 0.5;

    /// <summary>Trackers of the account and of the submissions.</summary>
    public IReadOnlyList<TrackerDefinition> Trackers { get; init; } = [];

    /// <summary>Entities of the account and of the submissions.</summary>
    public IReadOnlyList<EntityDefinition> Entities { get; init; } = [];

    /// <summary>Requested features: <c>callScore</c>, <c>insights</c>.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Id of the scorecard; null selects the managed criteria.</summary>
    public string? ScorecardId { get; init; }

    /// <summary>
    /// Criteria of the scorecard at the time of processing; null without a scorecard; empty if the account had no such scorecard.
    /// </summary>
    public IReadOnlyList<CriterionDefinition>? Criteria { get; init; }

    /// <summary>Type of the conversation, <c>sales</c> or <c>general</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Stage of the sale, from the metadata of the submission.</summary>
    public string? SalesStage { get; init; }

    /// <summary>The other party of a sale, from the metadata of the submission.</summary>
    public string? ProspectName { get; init; }

    /// <summary>Offset of the speakers' time zone from UTC in minutes. Due dates use this time zone.</summary>
    public int TimezoneOffset { get; init; }

    /// <summary>Words that a refresh of the topics asked for.</summary>
    public IReadOnlyList<string> TopicVocabulary { get; init; } = [];
}

/// <summary>A tracker: phrases with a common name.</summary>
/// <param name="Id">Id of the tracker of the account; null for a tracker of a submission.</param>
/// <param name="Name">Name of the tracker.</param>
/// <param name="Vocabulary">The phrases.</param>
/// <param name="ExcludeVocabulary">Phrases that exclude the matches inside them; null if there are no such phrases.</param>
public sealed record TrackerDefinition(
    string? Id, string Name, IReadOnlyList<string> Vocabulary, IReadOnlyList<string>? ExcludeVocabulary = null);

/// <summary>A custom entity.</summary>
/// <param name="Type">Type of the entity.</param>
/// <param name="SubType">Subtype, if any.</param>
/// <param name="Category">Category; null means <c>Custom</c>.</param>
/// <param name="Value">The reported value; null reports the words.</param>
/// <param name="Texts">The words and phrases that identify the entity.</param>
public sealed record EntityDefinition(string Type, string? SubType, string? Category, string? Value, IReadOnlyList<string> Texts);
