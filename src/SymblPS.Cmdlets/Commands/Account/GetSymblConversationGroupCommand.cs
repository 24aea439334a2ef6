using SymblPS.Cmdlets.Completion;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Reads the conversation groups of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblConversationGroup", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblConversationGroup))]
[SymblOperation("listGroups")]
[SymblOperation("getGroup")]
public sealed class GetSymblConversationGroupCommand : GetNamedAccountObjectCommand<SymblConversationGroup>
{
    /// <summary>Ids of the groups.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? GroupId { get; set; }

    private protected override AccountKind<SymblConversationGroup> Kind => AccountKinds.Group;

    private protected override string[]? Ids => GroupId;

    private protected override Task<SymblConversationGroup> ReadAsync(string id, CancellationToken cancel) => Client.Groups.GetAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblConversationGroup>> ListAsync(CancellationToken cancel) => Client.Groups.ListAsync(cancel);
}
