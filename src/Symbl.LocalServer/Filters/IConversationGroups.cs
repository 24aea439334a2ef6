using Microsoft.Data.Sqlite;

namespace Symbl.LocalServer.Filters;

/// <summary>The groups of the account.</summary>
internal interface IConversationGroups
{
    /// <summary>What conversations of a group have in common, in RSQL; null when there is no such group.</summary>
    string? CriteriaOf(SqliteConnection connection, string groupId);
}
