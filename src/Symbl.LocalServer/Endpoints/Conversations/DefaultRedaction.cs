using Microsoft.Data.Sqlite;
using Symbl.Domain.Analysis;
using Symbl.Language.Entities;
using Symbl.LocalServer.Services;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Redaction where a request cannot ask for it: as the account wants it by default.</summary>
internal sealed class DefaultRedaction(IRedactionDefinitions definitions, AnalysisCache<ConversationEntities> entities)
{
    /// <summary>The redactor of a conversation; null when its text is shown as it is.</summary>
    public Redactor? Of(SqliteConnection connection, long conversation) =>
        definitions.Redaction(connection) is { ByDefault: true } policy ? new Redactor(entities.Get(conversation), policy, []) : null;
}
