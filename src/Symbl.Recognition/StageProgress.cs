using Symbl.Domain.Recordings;

namespace Symbl.Recognition;

/// <summary>Reports the progress of one stage as progress of the recording.</summary>
internal sealed class StageProgress(IProgress<RecordingProgress> whole, RecordingStage stage) : IProgress<double>
{
    /// <summary>Creates the progress of a stage and reports its start. Returns null if the caller takes no progress.</summary>
    public static StageProgress? Of(IProgress<RecordingProgress>? whole, RecordingStage stage)
    {
        whole?.Report(new RecordingProgress(stage, 0));
        return whole is null ? null : new StageProgress(whole, stage);
    }

    public void Report(double value) => whole.Report(new RecordingProgress(stage, Math.Clamp(value, 0, 1)));
}
