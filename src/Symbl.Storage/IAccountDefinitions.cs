using Symbl.Domain.Analysis;

namespace Symbl.Storage;

/// <summary>The resources and settings of the account as the analyses read them.</summary>
public interface IAccountDefinitions
{
    /// <summary>All trackers, in order of creation.</summary>
    IReadOnlyList<TrackerDefinition> Trackers();

    /// <summary>All custom entities, in order of creation.</summary>
    IReadOnlyList<EntityDefinition> Entities();

    /// <summary>How sensitive entities are replaced; <see cref="RedactionPolicy.Standard"/> if nothing was set.</summary>
    RedactionPolicy Redaction();

    /// <summary>Ids of the criteria of a scorecard in its order; null if the scorecard does not exist.</summary>
    /// <param name="scorecardId">Id of the scorecard.</param>
    IReadOnlyList<string>? ScorecardCriteria(string scorecardId);

    /// <summary>Finds a criterion of the account; null if it does not exist. Managed criteria are not stored.</summary>
    /// <param name="criterionId">Id of the criterion.</param>
    CriterionDefinition? Criterion(string criterionId);

    /// <summary>RSQL criteria of a conversation group; null if the group does not exist.</summary>
    /// <param name="groupId">Id of the group.</param>
    string? GroupCriteria(string groupId);
}
