using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Selection;
using Symbl.Models.Store;
using SymblPS.Cmdlets.Commands.Connection;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Engines;

/// <summary>Loads the speech engines on this machine, and measures their speed and memory.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SymblEngine")]
[OutputType(typeof(SymblEngineTest))]
public sealed class TestSymblEngineCommand : SymblCmdlet
{
    /// <summary>Engines: names of installed models, addresses or command files. The default tests the engines that the server would use.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstalledModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var folder = ConnectSymblCommand.LocalServerFolder();
        if (Name is null) EnsureAny(new ModelStore());
        foreach (var name in Name ?? [null!])
        {
            await ForItemAsync(pipeline, name, async () =>
            {
                var recognizer = name is null ? null : await RecognizerAsync(pipeline, name, cancel).ConfigureAwait(false);
                using var progress = new ProgressReporter(pipeline, "Testing speech engines", Time);
                using var ticker = Time.CreateTimer(_ => progress.Report(recognizer ?? string.Empty), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
                await EngineTester.RunAsync(folder, recognizer, test => WriteAsync(pipeline, test), cancel).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private async Task<string> RecognizerAsync(IPipeline pipeline, string name, CancellationToken cancel)
    {
        var text = await pipeline.InvokeAsync(() => RecognizerParameter.Resolve(this, name)).ConfigureAwait(false);
        var store = new ModelStore();
        var model = store.List().FirstOrDefault(model => model.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (model is { Role: not (ModelRole.SpeechRecognition or ModelRole.Other) })
        {
            store.Check(model, model.Role, cancel);
            return model.Name;
        }

        var choice = RecognizerParameter.Read(text, store, cancel);
        if (choice.Kind == RecognizerKind.None) throw new ArgumentException("'none' is no engine. Specify an installed model, an address or a command file.");
        return choice.Value;
    }

    private static void EnsureAny(ModelStore store)
    {
        if (store.Default.Get() is { Kind: RecognizerKind.Command or RecognizerKind.Service }) return;
        if (store.List().Any(static model => model.Role != ModelRole.Other)) return;
        throw new ModelException(
            ModelProblem.NotFound,
            "No speech engine is installed.",
            "Install a model with Install-SymblModel base.en, or specify a command file or the address of a transcription service.");
    }

    private static async Task WriteAsync(IPipeline pipeline, SymblEngineTest test)
    {
        await pipeline.WriteAsync(test).ConfigureAwait(false);
        if (test.Error is { Length: > 0 }) await pipeline.WriteErrorAsync(ErrorMapper.ToRecord(new EngineTestException(test), test)).ConfigureAwait(false);
    }
}
