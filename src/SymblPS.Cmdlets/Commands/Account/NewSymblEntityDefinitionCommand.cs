using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Defines entities: from parameters, or from objects with type, sub-type and values.</summary>
[Cmdlet(VerbsCommon.New, "SymblEntityDefinition", SupportsShouldProcess = true)]
[OutputType(typeof(SymblEntityDefinition))]
[SymblOperation("createEntity")]
[SymblOperation("createEntities")]
[SymblOperation("createEntityOld")]
[SymblOperation("listEntities")]
public sealed class NewSymblEntityDefinitionCommand : NewAccountObjectCommand<EntityDefinition, SymblEntityDefinition>
{
    /// <summary>Kind.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Type { get; set; }

    /// <summary>Kind within the kind, unique there.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? SubType { get; set; }

    /// <summary>Words to find, exactly as they are.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("Values")]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? Value { get; set; }

    /// <summary>Origin.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Category { get; set; } = "Custom";

    private protected override AccountKind<SymblEntityDefinition> Kind => AccountKinds.Entity;

    private protected override int BatchSize => 100;

    private protected override EntityDefinition Definition() => new() { Type = Type, SubType = SubType, Category = Category, Values = Value };

    private protected override string NameOf(EntityDefinition definition) => $"{definition.Type}/{definition.SubType}";

    private protected override void Check(EntityDefinition definition) => EntityDefinitionOperations.Check(definition);

    private protected override Task<SymblEntityDefinition> CreateAsync(EntityDefinition definition, CancellationToken cancel) =>
        Client.EntityDefinitions.CreateAsync(definition, cancel);

    private protected override Task<IReadOnlyList<CreationOutcome<SymblEntityDefinition>>> CreateManyAsync(
        IReadOnlyList<EntityDefinition> definitions, CancellationToken cancel) => Client.EntityDefinitions.CreateManyAsync(definitions, cancel);
}
