using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Changes entity definitions: what the parameters name, or what an object that was read and changed says.</summary>
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
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? EntityId { get; set; }

    /// <summary>New kind.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Type { get; set; }

    /// <summary>New kind within the kind.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? SubType { get; set; }

    /// <summary>New origin.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Category { get; set; }

    /// <summary>All words to find, in place of those there are.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [Alias("Values")]
    [TextListTransformation]
    public string[]? Value { get; set; }

    /// <summary>Words to find as well.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? AddValue { get; set; }

    /// <summary>Words to find no more.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [TextListTransformation]
    public string[]? RemoveValue { get; set; }

    private protected override AccountKind<SymblEntityDefinition> Kind => AccountKinds.Entity;

    private protected override string[]? Ids => EntityId;

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (Value is not null && (AddValue ?? RemoveValue) is not null)
            throw new ArgumentException("-Value names all words, so -AddValue and -RemoveValue have no meaning beside it.");
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
