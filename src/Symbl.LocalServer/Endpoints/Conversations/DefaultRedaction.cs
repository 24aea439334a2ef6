using Symbl.Language.Entities;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Redaction where a request cannot ask for it: as the account wants it by default.</summary>
internal sealed class DefaultRedaction(ConversationAnalyses analyses)
{
    /// <summary>The redactor of a conversation; null when its text is shown as it is.</summary>
    public Redactor? Of(IUnitOfWork unit, long conversation) =>
        unit.Definitions.Redaction() is { ByDefault: true } policy ? new Redactor(analyses.Get(conversation).Entities, policy, []) : null;
}
