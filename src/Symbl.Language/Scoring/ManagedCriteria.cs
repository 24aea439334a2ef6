using Symbl.Domain.Analysis;

namespace Symbl.Language.Scoring;

/// <summary>The criteria of every account, by the ids of the API.</summary>
public static class ManagedCriteria
{
    /// <summary>Balance of the speakers, questions and sentiment.</summary>
    public const string CommunicationAndEngagement = "Symbl.Communication_And_Engagement";

    /// <summary>Answers to questions.</summary>
    public const string QuestionHandling = "Symbl.Question_Handling";

    /// <summary>Next steps.</summary>
    public const string ForwardMotion = "Symbl.Forward_Motion";

    /// <summary>The subjects of a sale.</summary>
    public const string SalesProcess = "Symbl.Sales_Process";

    private static readonly CriterionDefinition[] All =
    [
        new(CommunicationAndEngagement, "Communication and Engagement", null, [], []),
        new(QuestionHandling, "Question Handling", null, [], []),
        new(ForwardMotion, "Forward Motion", null, [], []),
        new(SalesProcess, "Sales Process", null, [], []),
    ];

    /// <summary>Gets the managed criterion of an id; otherwise null.</summary>
    /// <param name="id">The id.</param>
    public static CriterionDefinition? Find(string id) => All.FirstOrDefault(criterion => criterion.Id == id);

    /// <summary>Gets the criteria of a conversation without a scorecard. The sales process counts in sales calls only.</summary>
    /// <param name="conversationType">Type of the conversation; null if unknown.</param>
    public static IReadOnlyList<CriterionDefinition> For(string? conversationType) =>
        conversationType == "sales" ? All : All[..^1];
}
