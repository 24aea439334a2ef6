using Symbl.Domain.Jobs;

namespace Symbl.Domain.Analysis;

/// <summary>
/// What the submissions of a conversation asked of its insights, with the account's definitions as they were when each was processed: a
/// tracker made later finds nothing in an earlier conversation, as on the service.
/// </summary>
public sealed record AnalysisSettings
{
    /// <summary>Language of the words; insights are made for English only.</summary>
    public string LanguageCode { get; init; } = SubmissionOptions.DefaultLanguage;

    /// <summary>Whether entities were asked for; without it none are found or redacted.</summary>
    public bool DetectEntities { get; init; }

    /// <summary>Whether the parts that say what to do were asked for.</summary>
    public bool DetectPhrases { get; init; }

    /// <summary>Whether a summary was asked for; null leaves it to the account.</summary>
    public bool? EnableSummary { get; init; }

    /// <summary>Least score of an insight, 0.5 to 1.</summary>
    public double ConfidenceThreshold { get; init; } = 0.5;

    /// <summary>Phrases to watch for.</summary>
    public IReadOnlyList<TrackerDefinition> Trackers { get; init; } = [];

    /// <summary>Entities of the account and of the submissions.</summary>
    public IReadOnlyList<EntityDefinition> Entities { get; init; } = [];

    /// <summary>Features asked for: <c>callScore</c>, <c>insights</c>.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Scorecard the call score uses; null scores by the managed criteria.</summary>
    public string? ScorecardId { get; init; }

    /// <summary>Criteria of the scorecard as they were; null without a scorecard, empty when the account has none of that id.</summary>
    public IReadOnlyList<CriterionDefinition>? Criteria { get; init; }

    /// <summary>Kind of conversation, <c>sales</c> or <c>general</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Stage of the sale, from the metadata of the submission.</summary>
    public string? SalesStage { get; init; }

    /// <summary>The other party of a sale, from the metadata of the submission.</summary>
    public string? ProspectName { get; init; }

    /// <summary>Minutes the speakers' clocks are ahead of UTC; due dates are meant on their clocks.</summary>
    public int TimezoneOffset { get; init; }

    /// <summary>Words a refresh of the topics was told to look for.</summary>
    public IReadOnlyList<string> TopicVocabulary { get; init; } = [];
}

/// <summary>Phrases to watch for under one name.</summary>
/// <param name="Id">Id of the account's tracker; null for one that came with a submission.</param>
/// <param name="Name">Name of the tracker.</param>
/// <param name="Vocabulary">Phrases.</param>
/// <param name="ExcludeVocabulary">Phrases within which a phrase of the vocabulary does not count; null for none.</param>
public sealed record TrackerDefinition(
    string? Id, string Name, IReadOnlyList<string> Vocabulary, IReadOnlyList<string>? ExcludeVocabulary = null);

/// <summary>Words that mean an entity of the user's own.</summary>
/// <param name="Type">Its type as the user names it.</param>
/// <param name="SubType">Its sub-type; null where it has none.</param>
/// <param name="Category">Its category; null reads <c>Custom</c>.</param>
/// <param name="Value">What is reported in place of the words; null reports the words.</param>
/// <param name="Texts">The words, any of them.</param>
public sealed record EntityDefinition(string Type, string? SubType, string? Category, string? Value, IReadOnlyList<string> Texts);
