using SymblPS.Cmdlets.Completion;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Reads the real-time assistants of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblAssistant", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblAssistant))]
[SymblOperation("listRta")]
[SymblOperation("getRta")]
public sealed class GetSymblAssistantCommand : GetNamedAccountObjectCommand<SymblAssistant>
{
    /// <summary>Ids of the assistants.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AssistantId { get; set; }

    private protected override AccountKind<SymblAssistant> Kind => AccountKinds.Assistant;

    private protected override string[]? Ids => AssistantId;

    private protected override Task<SymblAssistant> ReadAsync(string id, CancellationToken cancel) => Client.Assistants.GetAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblAssistant>> ListAsync(CancellationToken cancel) => Client.Assistants.ListAsync(cancel);
}
