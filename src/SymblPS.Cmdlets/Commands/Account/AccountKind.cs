using SymblPS.Cmdlets.Completion;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>What the cmdlets of a kind of account object need to know of it.</summary>
/// <param name="Word">What a message calls one, such as <c>tracker</c>.</param>
/// <param name="Noun">Noun of its cmdlets.</param>
/// <param name="IdName">Name of the property its id is in.</param>
/// <param name="IdOf">Its id.</param>
/// <param name="NameOf">Its name.</param>
internal sealed record AccountKind<T>(string Word, string Noun, string IdName, Func<T, string> IdOf, Func<T, string> NameOf)
{
    /// <summary>Keeps an object for completion.</summary>
    public void Remember(T item) => SeenAccountObjects.Remember(Noun, IdOf(item), NameOf(item));

    /// <summary>An object as a question to the user names it.</summary>
    public string Title(string id) => $"{Word} {SeenAccountObjects.Title(Noun, id)}";
}

/// <summary>The kinds.</summary>
internal static class AccountKinds
{
    public static AccountKind<SymblTracker> Tracker { get; } =
        new("tracker", "SymblTracker", nameof(SymblTracker.TrackerId), static item => item.TrackerId, static item => item.Name);

    public static AccountKind<SymblEntityDefinition> Entity { get; } = new(
        "entity definition", "SymblEntityDefinition", nameof(SymblEntityDefinition.EntityId),
        static item => item.EntityId, static item => item.SubType);

    public static AccountKind<SymblConversationGroup> Group { get; } = new(
        "conversation group", "SymblConversationGroup", nameof(SymblConversationGroup.GroupId),
        static item => item.GroupId, static item => item.Name);

    public static AccountKind<SymblCallScoreCriterion> Criterion { get; } = new(
        "call-score criterion", "SymblCallScoreCriterion", nameof(SymblCallScoreCriterion.CriterionId),
        static item => item.CriterionId, static item => item.Name);

    public static AccountKind<SymblScorecard> Scorecard { get; } = new(
        "scorecard", "SymblScorecard", nameof(SymblScorecard.ScorecardId), static item => item.ScorecardId, static item => item.Name);

    public static AccountKind<SymblAssistant> Assistant { get; } = new(
        "assistant", "SymblAssistant", nameof(SymblAssistant.AssistantId), static item => item.AssistantId, static item => item.Name);
}
