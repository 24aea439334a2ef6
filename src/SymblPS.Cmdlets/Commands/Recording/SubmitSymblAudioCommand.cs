namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>Submits audio recordings.</summary>
[Cmdlet(VerbsLifecycle.Submit, "SymblAudio", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
[OutputType(typeof(SymblJob))]
[SymblOperation("submitAudio")]
[SymblOperation("appendAudio")]
[SymblOperation("submitAudioUrl")]
[SymblOperation("appendAudioUrl")]
[SymblOperation("getJob")]
public sealed class SubmitSymblAudioCommand : SubmitMediaCommand
{
    private protected override SymblMediaKind Kind => SymblMediaKind.Audio;
}
