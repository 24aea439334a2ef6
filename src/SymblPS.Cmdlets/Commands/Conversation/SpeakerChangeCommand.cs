using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Base class of the cmdlets that change speakers by two names. The first position is the conversation, unless the pipeline supplies it:
/// <c>$job | Rename-SymblSpeaker 'Speaker 1' Bob</c>.
/// </summary>
public abstract class SpeakerChangeCommand : ConversationItemCommand
{
    private bool _isPiped;

    private protected SpeakerChangeCommand() { }

    /// <summary>Conversations: ids, names, or objects with a <c>ConversationId</c>, such as jobs and conversations.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public override string[]? ConversationId { get; set; }

    /// <summary>Conversations from the pipeline: objects with a <c>ConversationId</c>, such as jobs and conversations, or ids.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Moves the values of the positions one place, because the pipeline supplies the conversation.</summary>
    /// <param name="first">The value of the first position.</param>
    private protected abstract void Shift(string[] first);

    /// <summary>Whether the last position has a value.</summary>
    private protected abstract bool IsComplete { get; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        // Only the command line has been bound here; the pipeline is bound later.
        _isPiped = MyInvocation.ExpectingInput && ConversationId is not null && !IsComplete;
        if (_isPiped) Shift(ConversationId!);
        base.Prepare();
    }

    private protected override IEnumerable<string> Conversations()
    {
        var piped = InputObject is null ? null
            : InputObject.BaseObject is string id ? id
            : new ObjectReader(InputObject).Text(nameof(ConversationId));
        if (!string.IsNullOrEmpty(piped)) return [piped!];
        if (!_isPiped && InputObject is null && ConversationId is { Length: > 0 }) return ConversationId;
        throw new ArgumentException(InputObject is null
            ? "There is no conversation. Specify -ConversationId, or pipe a job or a conversation to the command."
            : $"The object '{InputObject}' has no ConversationId.");
    }
}
