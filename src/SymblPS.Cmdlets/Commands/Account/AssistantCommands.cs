using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

internal static partial class AccountKinds
{
    public static AccountKind<SymblAssistant> Assistant { get; } = new(
        "assistant", "SymblAssistant", nameof(SymblAssistant.AssistantId), static item => item.AssistantId, static item => item.Name,
        static (client, cancel) => client.Assistants.ListAsync(cancel));
}

/// <summary>Gets the real-time assistants of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblAssistant", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblAssistant))]
[SymblOperation("listRta")]
[SymblOperation("getRta")]
public sealed class GetSymblAssistantCommand : GetNamedAccountObjectCommand<SymblAssistant>
{
    /// <summary>Ids of the assistants.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AssistantId { get; set; }

    private protected override AccountKind<SymblAssistant> Kind => AccountKinds.Assistant;

    private protected override string[]? Ids => AssistantId;

    private protected override Task<SymblAssistant> ReadAsync(string id, CancellationToken cancel) => Client.Assistants.GetAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblAssistant>> ListAsync(CancellationToken cancel) => Client.Assistants.ListAsync(cancel);
}

/// <summary>Creates real-time assistants from parameters, or from objects with a name and a description.</summary>
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

    /// <summary>Description.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    private protected override AccountKind<SymblAssistant> Kind => AccountKinds.Assistant;

    private protected override AssistantDefinition Definition() => new() { Name = Name, Description = Description };

    private protected override string NameOf(AssistantDefinition definition) => definition.Name!;

    private protected override Task<SymblAssistant> CreateAsync(AssistantDefinition definition, CancellationToken cancel) =>
        Client.Assistants.CreateAsync(definition, cancel);
}

/// <summary>Changes real-time assistants: some properties by parameters, or all properties by a changed object.</summary>
[Cmdlet(VerbsCommon.Set, "SymblAssistant", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblAssistant))]
[SymblOperation("patchRta")]
[SymblOperation("replaceRta")]
[SymblOperation("getRta")]
public sealed class SetSymblAssistantCommand : SetAccountObjectCommand<SymblAssistant>
{
    /// <summary>Ids of the assistants.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? AssistantId { get; set; }

    /// <summary>New name.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Description.</summary>
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
