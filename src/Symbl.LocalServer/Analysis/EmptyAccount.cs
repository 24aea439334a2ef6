using Microsoft.Data.Sqlite;
using Symbl.LocalServer.Analysis.Entities;
using Symbl.LocalServer.Analysis.Scoring;

namespace Symbl.LocalServer.Analysis;

/// <summary>An account that has defined nothing.</summary>
internal sealed class EmptyAccount : IAccountDefinitions, IRedactionDefinitions, ICallScoreDefinitions
{
    public IReadOnlyList<TrackerDefinition> Trackers(SqliteConnection connection) => [];

    public IReadOnlyList<EntityDefinition> Entities(SqliteConnection connection) => [];

    public RedactionPolicy Redaction(SqliteConnection connection) => RedactionPolicy.Standard;

    public IReadOnlyList<string>? CriteriaOf(SqliteConnection connection, string scorecardId) => null;

    public CriterionDefinition? Criterion(SqliteConnection connection, string criterionId) => null;
}
