using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Reads the entities the account defines.</summary>
[Cmdlet(VerbsCommon.Get, "SymblEntityDefinition", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblEntityDefinition))]
[SymblOperation("listEntities")]
[SymblOperation("getEntity")]
[SymblOperation("getEntityOld")]
public sealed class GetSymblEntityDefinitionCommand : GetAccountObjectCommand<SymblEntityDefinition>
{
    /// <summary>Only those of this sub-type; wildcards are allowed. A sub-type without wildcards that is not there is an error.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeenNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SubType { get; set; }

    /// <summary>Only those of this type; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Type { get; set; }

    /// <summary>Ids of the definitions.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
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
