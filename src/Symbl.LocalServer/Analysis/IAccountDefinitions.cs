using Microsoft.Data.Sqlite;

namespace Symbl.LocalServer.Analysis;

/// <summary>What the account has defined that submissions take over when they are processed.</summary>
internal interface IAccountDefinitions
{
    /// <summary>All trackers, in the order they were made. A submission takes those it names by id, or all when it asks for all.</summary>
    IReadOnlyList<TrackerDefinition> Trackers(SqliteConnection connection);

    /// <summary>All custom entities, in the order they were made. Every submission takes them.</summary>
    IReadOnlyList<EntityDefinition> Entities(SqliteConnection connection);
}
