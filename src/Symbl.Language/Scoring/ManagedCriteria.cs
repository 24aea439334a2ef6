using Symbl.Domain.Analysis;

namespace Symbl.Language.Scoring;

/// <summary>The criteria every account has, by the ids the contract gives them.</summary>
internal static class ManagedCriteria
{
    public const string CommunicationAndEngagement = "Symbl.Communication_And_Engagement";
    public const string QuestionHandling = "Symbl.Question_Handling";
    public const string ForwardMotion = "Symbl.Forward_Motion";
    public const string SalesProcess = "Symbl.Sales_Process";

    private static readonly CriterionDefinition[] All =
    [
        new(CommunicationAndEngagement, "Communication and Engagement", null, [], []),
        new(QuestionHandling, "Question Handling", null, [], []),
        new(ForwardMotion, "Forward Motion", null, [], []),
        new(SalesProcess, "Sales Process", null, [], []),
    ];

    /// <summary>The managed criterion of an id; null when the id is not one of theirs.</summary>
    public static CriterionDefinition? Find(string id) => All.FirstOrDefault(criterion => criterion.Id == id);

    /// <summary>What a conversation without a scorecard is scored by. The process of a sale counts in sales calls only.</summary>
    public static IReadOnlyList<CriterionDefinition> For(string? conversationType) =>
        conversationType == "sales" ? All : All[..^1];
}
