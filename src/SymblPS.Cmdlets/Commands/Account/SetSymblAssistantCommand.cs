using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Changes real-time assistants: single members by parameters, or all of one by an object that was read and changed.</summary>
[Cmdlet(VerbsCommon.Set, "SymblAssistant", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblAssistant))]
[SymblOperation("patchRta")]
[SymblOperation("replaceRta")]
[SymblOperation("getRta")]
public sealed class SetSymblAssistantCommand : SetAccountObjectCommand<SymblAssistant>
{
    /// <summary>Ids of the assistants.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AssistantId { get; set; }

    /// <summary>New name.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    private protected override AccountKind<SymblAssistant> Kind => AccountKinds.Assistant;

    private protected override string[]? Ids => AssistantId;

    private protected override Task<SymblAssistant> ChangeAsync(string id, CancellationToken cancel) =>
        Client.Assistants.ChangeAsync(id, new AssistantDefinition { Name = Name, Description = Description }, cancel);

    private protected override Task<SymblAssistant> ReplaceAsync(string id, ObjectReader values, CancellationToken cancel) =>
        Client.Assistants.ReplaceAsync(
            id, new AssistantDefinition { Name = values.Text("Name"), Description = values.Text("Description") }, cancel);
}
