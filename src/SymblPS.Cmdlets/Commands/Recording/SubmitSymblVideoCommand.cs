namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>Submits video recordings in MP4 format. The service processes their audio.</summary>
[Cmdlet(VerbsLifecycle.Submit, "SymblVideo", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
[OutputType(typeof(SymblJob))]
[SymblOperation("submitVideo")]
[SymblOperation("appendVideo")]
[SymblOperation("submitVideoUrl")]
[SymblOperation("appendVideoUrl")]
[SymblOperation("getJob")]
public sealed class SubmitSymblVideoCommand : SubmitMediaCommand
{
    private protected override SymblMediaKind Kind => SymblMediaKind.Video;
}
