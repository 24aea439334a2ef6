using Symbl.Language.Entities;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Redaction for requests that have no option for it. It follows the default setting of the account.</summary>
internal sealed class DefaultRedaction(ConversationAnalyses analyses)
{
    /// <summary>Returns the redactor of a conversation, or null if its text stays unchanged.</summary>
    public Redactor? Of(IUnitOfWork unit, long conversation) =>
        unit.Definitions.Redaction() is { ByDefault: true } policy ? new Redactor(analyses.Get(conversation).Entities, policy, []) : null;
}
