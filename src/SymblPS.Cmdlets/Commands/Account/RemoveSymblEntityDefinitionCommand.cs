using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Deletes entity definitions of the account: by id, or all of a sub-type.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblEntityDefinition", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteEntity")]
[SymblOperation("deleteEntityOld")]
[SymblOperation("deleteEntitiesBySubType")]
public sealed class RemoveSymblEntityDefinitionCommand : RemoveAccountObjectCommand<SymblEntityDefinition>
{
    private const string IdSet = "Id";
    private const string SubTypeSet = "SubType";

    /// <summary>Ids of the definitions, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? EntityId { get; set; }

    /// <summary>Sub-types whose definitions all go.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SubTypeSet)]
    [ArgumentCompleter(typeof(SeenNameCompleter))]
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
                if (!await ShouldProcessAsync(pipeline, $"all entity definitions of sub-type '{subType}'", "Delete").ConfigureAwait(false)) return;
                await Client.EntityDefinitions.RemoveSubTypeAsync(subType, cancel).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private protected override Task RemoveAsync(string id, CancellationToken cancel) => Client.EntityDefinitions.RemoveAsync(id, cancel);
}
