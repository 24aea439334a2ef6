namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Creates real-time assistants: from parameters, or from objects with a name and a description.</summary>
[Cmdlet(VerbsCommon.New, "SymblAssistant", SupportsShouldProcess = true)]
[OutputType(typeof(SymblAssistant))]
[SymblOperation("createRta")]
[SymblOperation("listRta")]
public sealed class NewSymblAssistantCommand : NewAccountObjectCommand<AssistantDefinition, SymblAssistant>
{
    /// <summary>Name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    private protected override AccountKind<SymblAssistant> Kind => AccountKinds.Assistant;

    private protected override AssistantDefinition Definition() => new() { Name = Name, Description = Description };

    private protected override string NameOf(AssistantDefinition definition) => definition.Name!;

    private protected override Task<SymblAssistant> CreateAsync(AssistantDefinition definition, CancellationToken cancel) =>
        Client.Assistants.CreateAsync(definition, cancel);
}
