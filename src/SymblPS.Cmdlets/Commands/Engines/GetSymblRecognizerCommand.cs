using Symbl.Models.Store;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Engines;

/// <summary>Gets the default recognizer, which the local server uses for every job that names no other one.</summary>
[Cmdlet(VerbsCommon.Get, "SymblRecognizer")]
[OutputType(typeof(SymblRecognizer))]
public sealed class GetSymblRecognizerCommand : SymblCmdlet
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel) => pipeline.WriteAsync(ModelObjects.Default(new ModelStore()));
}
