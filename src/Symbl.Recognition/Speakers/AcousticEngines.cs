using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Diarization;
using Diarization = Symbl.Recognition.Stages.Diarization;
using IDiarizer = Symbl.Recognition.Stages.IDiarizer;

namespace Symbl.Recognition.Speakers;

/// <summary>Finds speech by the acoustic features of the recording.</summary>
internal sealed class AcousticActivity : IVoiceActivity
{
    private readonly AcousticDiarizer _acoustic = new();

    public VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel)
    {
        using var source = audio.OpenAudio();
        var result = _acoustic.Diarize(source, 1, cancel);
        progress?.Report(1);
        return new VoiceActivity(
            [.. result.Turns.Select(turn => (Offsets.OfSeconds(turn.Start), Offsets.OfSeconds(turn.End)))],
            new StageReport(result.Method, result.Notes));
    }
}

/// <summary>Distinguishes speakers by voice in the mix of all channels.</summary>
internal sealed class VoiceDiarizer : IDiarizer
{
    private readonly AcousticDiarizer _acoustic = new();

    public int MaximumSpeakers => AcousticDiarizer.MaximumSpeakers;

    public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        using var source = request.Audio.OpenAudio();
        var (exact, minimum, maximum) = request.Speakers;
        var limits = exact is { } count ? SpeakerLimits.Exactly(count) : new SpeakerLimits(minimum, maximum ?? MaximumSpeakers);
        var result = _acoustic.Diarize(source, limits, cancel);
        progress?.Report(1);
        return Stage(result);
    }

    internal static Diarization Stage(DiarizationResult result) => new(
        [
            .. result.Turns.Select(turn => new SpeakerTurn(
                turn.Speaker, Offsets.OfSeconds(turn.Start), Offsets.OfSeconds(turn.End), turn.Confidence)),
        ],
        new StageReport(result.Method, result.Notes))
    {
        CountConfidence = result.CountConfidence,
        UncertainOverlap = [.. result.UncertainSpans.Select(span => (Offsets.OfSeconds(span.Start), Offsets.OfSeconds(span.End)))],
    };
}

/// <summary>Finds who speaks on recordings with one speaker per channel, after crosstalk analysis.</summary>
internal sealed class ChannelSpeakerDiarizer : IDiarizer
{
    private readonly ChannelDiarizer _channels = new();

    public int MaximumSpeakers => int.MaxValue;

    public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        using var source = request.Audio.OpenAudio();
        var result = _channels.Diarize(source, cancel);
        progress?.Report(1);
        return VoiceDiarizer.Stage(result.Separation) with
        {
            Channels = result.Channels,
            SameAudio = result.SameSound,
            OnePersonPerChannel = result.OnePersonPerChannel,
        };
    }
}
