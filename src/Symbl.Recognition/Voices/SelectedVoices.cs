using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Voices;

/// <summary>Distinguishes speakers with the engine that is selected when a recording is processed.</summary>
internal sealed class SelectedDiarizer(Func<IDiarizer> select) : IDiarizer
{
    /// <inheritdoc/>
    public int MaximumSpeakers => select().MaximumSpeakers;

    /// <inheritdoc/>
    public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel) =>
        select().Diarize(request, progress, cancel);
}

/// <summary>Finds speech with the engine that is selected when a recording is processed.</summary>
internal sealed class SelectedActivity(Func<IVoiceActivity> select) : IVoiceActivity
{
    /// <inheritdoc/>
    public VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel) =>
        select().Detect(audio, progress, cancel);
}

/// <summary>
/// An engine that the user did not choose: it is used because its model is installed. If it fails, the recording is processed without it,
/// and a note states the reason.
/// </summary>
internal sealed class OptionalActivity(SileroActivity engine) : IVoiceActivity
{
    /// <inheritdoc/>
    public VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel)
    {
        try
        {
            return engine.Detect(audio, progress, cancel);
        }
        catch (RecordingException e)
        {
            return new VoiceActivity([], new StageReport(VoiceSelection.Silero, [$"{e.Message} The speech was found without it."])) { IsUsable = false };
        }
    }
}
