using Symbl.Domain.Conversations;
using Symbl.Language.Redaction;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>The messages of conversations as they may be shown: redacted if the account redacts by default.</summary>
internal sealed class ShownMessages(ConversationAnalyses analyses)
{
    /// <summary>Gets the messages of a conversation in order.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="conversation">Id of the conversation.</param>
    public IEnumerable<MessageRow> Stream(IUnitOfWork unit, long conversation)
    {
        var messages = unit.Messages.Stream(conversation, words: false);
        return Redactor(unit, conversation, null, []) is { } redactor ? messages.Select(message => Redact(redactor, message)) : messages;
    }

    /// <summary>Gets the redactor of a conversation; null if its messages are shown as they are.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="redact">Whether the request asks for redaction; null leaves the choice to the account.</param>
    /// <param name="exclude">Names of entities to keep.</param>
    public Redactor? Redactor(IUnitOfWork unit, long conversation, bool? redact, IReadOnlyList<string> exclude) =>
        redact ?? unit.Definitions.Redaction().ByDefault ? analyses.Get(unit, conversation).RedactorWith(exclude) : null;

    private static MessageRow Redact(Redactor redactor, MessageRow message)
    {
        var redacted = redactor.Redact(message.Id, message.Start, message.Text);
        return redacted.Parts.Count == 0
            ? message
            : message with
            {
                Text = redacted.Text,
                Phrases = [.. message.Phrases.Zip(redacted.Pieces(message.Phrases.Select(phrase => phrase.Text)), (phrase, text) => phrase with { Text = text })],
            };
    }
}
