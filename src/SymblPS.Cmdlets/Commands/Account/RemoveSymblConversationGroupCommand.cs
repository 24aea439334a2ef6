using SymblPS.Cmdlets.Completion;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Deletes conversation groups. Their conversations stay.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblConversationGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteGroup")]
public sealed class RemoveSymblConversationGroupCommand : RemoveAccountObjectCommand<SymblConversationGroup>
{
    /// <summary>Ids of the groups, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? GroupId { get; set; }

    private protected override AccountKind<SymblConversationGroup> Kind => AccountKinds.Group;

    private protected override string[]? Ids => GroupId;

    private protected override Task RemoveAsync(string id, CancellationToken cancel) => Client.Groups.RemoveAsync(id, cancel);
}
