using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Account;

internal static partial class AccountKinds
{
    public static AccountKind<SymblEntityDefinition> Entity { get; } = new(
        "entity definition", "SymblEntityDefinition", nameof(SymblEntityDefinition.EntityId),
        static item => item.EntityId, static item => item.SubType,
        static (client, cancel) => client.EntityDefinitions.ListAsync(cancel));
}

/// <summary>Gets the entity definitions of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblEntityDefinition", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblEntityDefinition))]
[SymblOperation("listEntities")]
[SymblOperation("getEntity")]
[SymblOperation("getEntityOld")]
public sealed class GetSymblEntityDefinitionCommand : GetAccountObjectCommand<SymblEntityDefinition>
{
    /// <summary>
    /// Returns only definitions with this subtype. Wildcards are allowed. A subtype without wildcards that does not exist is an error.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SubType { get; set; }

    /// <summary>Returns only definitions with this type. Wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Type { get; set; }

    /// <summary>Ids of the definitions.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? EntityId { get; set; }

    private protected override AccountKind<SymblEntityDefinition> Kind => AccountKinds.Entity;

    private protected override string[]? Ids => EntityId;

    private protected override bool IsWanted(SymblEntityDefinition item) =>
        new NameFilter(SubType).Matches(item.SubType) && new NameFilter(Type).Matches(item.Type);

    private protected override IEnumerable<string> Missing(IReadOnlyList<SymblEntityDefinition> all) => (SubType ?? []).Where(name =>
        !WildcardPattern.ContainsWildcardCharacters(name) && !all.Any(item => IsWanted(item) && string.Equals(item.SubType, name, StringComparison.OrdinalIgnoreCase)));

    private protected override Task<SymblEntityDefinition> ReadAsync(string id, CancellationToken cancel) =>
        Client.EntityDefinitions.GetAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblEntityDefinition>> ListAsync(CancellationToken cancel) =>
        Client.EntityDefinitions.ListAsync(cancel);
}

/// <summary>Creates entity definitions from parameters, or from objects with a type, a subtype and values.</summary>
[Cmdlet(VerbsCommon.New, "SymblEntityDefinition", SupportsShouldProcess = true)]
[OutputType(typeof(SymblEntityDefinition))]
[SymblOperation("createEntity")]
[SymblOperation("createEntities")]
[SymblOperation("createEntityOld")]
[SymblOperation("listEntities")]
public sealed class NewSymblEntityDefinitionCommand : NewAccountObjectCommand<EntityDefinition, SymblEntityDefinition>
{
    /// <summary>Type.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Type { get; set; }

    /// <summary>Subtype, unique within the type.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? SubType { get; set; }

    /// <summary>Words and phrases to find. They match exactly.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("Values")]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? Value { get; set; }

    /// <summary>Category.</summary>
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

/// <summary>Changes entity definitions: some properties by parameters, or all properties by a changed object.</summary>
[Cmdlet(VerbsCommon.Set, "SymblEntityDefinition", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblEntityDefinition))]
[SymblOperation("updateEntity")]
[SymblOperation("updateEntityOld")]
[SymblOperation("getEntity")]
[SymblOperation("getEntityOld")]
public sealed class SetSymblEntityDefinitionCommand : SetAccountObjectCommand<SymblEntityDefinition>
{
    /// <summary>Ids of the definitions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? EntityId { get; set; }

    /// <summary>New type.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Type { get; set; }

    /// <summary>New subtype.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? SubType { get; set; }

    /// <summary>New category.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Category { get; set; }

    /// <summary>New words and phrases. They replace the present values.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [Alias("Values")]
    [TextListTransformation]
    public string[]? Value { get; set; }

    /// <summary>Words and phrases to add.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? AddValue { get; set; }

    /// <summary>Words and phrases to remove.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? RemoveValue { get; set; }

    private protected override AccountKind<SymblEntityDefinition> Kind => AccountKinds.Entity;

    private protected override string[]? Ids => EntityId;

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (Value is not null && (AddValue ?? RemoveValue) is not null)
            throw new ArgumentException("-Value replaces all values. It cannot be combined with -AddValue and -RemoveValue.");
        base.Prepare();
    }

    private protected override Task<SymblEntityDefinition> ChangeAsync(string id, CancellationToken cancel) => Client.EntityDefinitions.UpdateAsync(
        id,
        present => new EntityDefinition
        {
            Type = Type,
            SubType = SubType,
            Category = Category,
            Values = Value ?? ((AddValue ?? RemoveValue) is null
                ? null
                : [.. present.Values.Concat(AddValue ?? []).Distinct(StringComparer.Ordinal).Where(value => RemoveValue?.Contains(value) != true)]),
        },
        cancel);

    private protected override Task<SymblEntityDefinition> ReplaceAsync(string id, ObjectReader values, CancellationToken cancel) =>
        Client.EntityDefinitions.UpdateAsync(
            id,
            _ => new EntityDefinition
            {
                Type = values.Text("Type"),
                SubType = values.Text("SubType"),
                Category = values.Text("Category"),
                Values = values.List("Values", "Value"),
            },
            cancel);
}

/// <summary>Deletes entity definitions of the account by id, or all definitions of a subtype.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblEntityDefinition", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteEntity")]
[SymblOperation("deleteEntityOld")]
[SymblOperation("deleteEntitiesBySubType")]
public sealed class RemoveSymblEntityDefinitionCommand : RemoveAccountObjectCommand<SymblEntityDefinition>
{
    private const string IdSet = "Id";
    private const string SubTypeSet = "SubType";

    /// <summary>Ids of the definitions, or objects with an <c>EntityId</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? EntityId { get; set; }

    /// <summary>Subtypes to delete with all their definitions.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SubTypeSet)]
    [ArgumentCompleter(typeof(AccountNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SubType { get; set; }

    private protected override AccountKind<SymblEntityDefinition> Kind => AccountKinds.Entity;

    private protected override string[]? Ids => EntityId;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (SubType is null)
        {
            await base.ExecuteAsync(pipeline, cancel).ConfigureAwait(false);
            return;
        }

        foreach (var subType in SubType)
        {
            await ForItemAsync(pipeline, subType, async () =>
            {
                if (!await ShouldProcessAsync(pipeline, $"all entity definitions of subtype '{subType}'", "Delete").ConfigureAwait(false)) return;
                await Client.EntityDefinitions.RemoveSubTypeAsync(subType, cancel).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private protected override Task RemoveAsync(string id, CancellationToken cancel) => Client.EntityDefinitions.RemoveAsync(id, cancel);
}
