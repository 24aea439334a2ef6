using Symbl.Models.Store;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Engines;

/// <summary>Sets the default recognizer, which the local server uses for every job that names no other one.</summary>
[Cmdlet(VerbsCommon.Set, "SymblRecognizer", SupportsShouldProcess = true)]
[OutputType(typeof(SymblRecognizer))]
public sealed class SetSymblRecognizerCommand : SymblCmdlet
{
    /// <summary>Name of an installed model, <c>none</c>, the address of a transcription service, or a JSON file that describes a command.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecognizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Outputs the default recognizer.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var store = new ModelStore();
        await ForItemAsync(pipeline, Name, async () =>
        {
            var text = await pipeline.InvokeAsync(() => RecognizerParameter.Resolve(this, Name!)).ConfigureAwait(false);
            var choice = RecognizerParameter.Read(text, store, cancel);
            if (!await ShouldProcessAsync(pipeline, "default recognizer", $"Set to {choice}").ConfigureAwait(false)) return;
            store.Default.Set(choice);
            if (PassThru) await pipeline.WriteAsync(ModelObjects.Default(store)).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }
}
