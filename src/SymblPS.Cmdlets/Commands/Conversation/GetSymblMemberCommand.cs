using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Gets the members of conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblMember")]
[OutputType(typeof(SymblMember))]
[SymblOperation("getMembers")]
public sealed class GetSymblMemberCommand : ConversationItemCommand
{
    /// <summary>Returns only members with this name. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var filter = new NameFilter(Name);
        foreach (var member in await Client.Members.ListAsync(conversationId, cancel).ConfigureAwait(false))
        {
            CompletionCache.RememberSpeaker(conversationId, member.Name);
            if (filter.Matches(member.Name)) await pipeline.WriteAsync(member).ConfigureAwait(false);
        }
    }
}
