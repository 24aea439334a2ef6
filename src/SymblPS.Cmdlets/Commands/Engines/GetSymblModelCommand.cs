using Symbl.Models.Catalog;
using Symbl.Models.Store;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Engines;

/// <summary>Gets the models of speech engines: those that can be installed by name, and the installed ones.</summary>
[Cmdlet(VerbsCommon.Get, "SymblModel")]
[OutputType(typeof(SymblModel))]
public sealed class GetSymblModelCommand : SymblCmdlet
{
    /// <summary>Names of models. Wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Returns only installed models.</summary>
    [Parameter]
    public SwitchParameter Installed { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var store = new ModelStore();
        var models = ModelObjects.All(store).Where(model => model.Installed || !Installed).ToList();
        var filter = new NameFilter(Name);
        foreach (var model in models.Where(model => filter.Matches(model.Name))) await pipeline.WriteAsync(model).ConfigureAwait(false);
        foreach (var name in Name ?? [])
        {
            if (WildcardPattern.ContainsWildcardCharacters(name) || models.Exists(model => model.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) continue;
            await ForItemAsync(pipeline, name, () =>
            {
                if (Installed) store.Get(name);
                else ModelCatalog.Get(name);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }
    }
}
