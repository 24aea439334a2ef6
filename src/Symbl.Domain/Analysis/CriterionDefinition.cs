namespace Symbl.Domain.Analysis;

/// <summary>A criterion of the call score.</summary>
/// <param name="Id">Id of the account's criterion, or the name of a managed one such as <c>Symbl.Question_Handling</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Description">Description, if given.</param>
/// <param name="Tags">Labels.</param>
/// <param name="Checklist">The questions that determine the score, in order.</param>
public sealed record CriterionDefinition(
    string Id, string Name, string? Description, IReadOnlyList<string> Tags, IReadOnlyList<ChecklistQuestion> Checklist);

/// <summary>A question of a criterion.</summary>
/// <param name="Question">The question.</param>
/// <param name="Priority"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
public sealed record ChecklistQuestion(string Question, string Priority);
