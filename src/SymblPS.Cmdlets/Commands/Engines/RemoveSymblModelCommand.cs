using Symbl.Models.Store;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Engines;

/// <summary>Removes installed models, and the parts of downloads that did not end.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblModel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveSymblModelCommand : SymblCmdlet
{
    /// <summary>Names of installed models.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstalledModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var store = new ModelStore();
        foreach (var name in Name!)
        {
            await ForItemAsync(pipeline, name, async () =>
            {
                if (!await ShouldProcessAsync(pipeline, $"model {name}", "Remove").ConfigureAwait(false)) return;
                if (store.Remove(name)) pipeline.Warn($"'{name}' was the default recognizer. No default is set now: Set-SymblRecognizer sets another one.");
            }).ConfigureAwait(false);
        }
    }
}
