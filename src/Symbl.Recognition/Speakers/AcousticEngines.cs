using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Diarization = Symbl.Recognition.Stages.Diarization;
using IDiarizer = Symbl.Recognition.Stages.IDiarizer;

namespace Symbl.Recognition.Speakers;

/// <summary>Finds speech by the acoustic features of the recording.</summary>
/// <param name="second">Another detector, if there is one.</param>
internal sealed class AcousticActivity(IVoiceActivity? second = null) : IVoiceActivity
{
    public VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel)
    {
        var (result, report) = SecondDetector.Diarize(second, audio, SpeakerLimits.Exactly(1), progress, cancel);
        return new VoiceActivity([.. result.Turns.Select(turn => (Offsets.OfSeconds(turn.Start), Offsets.OfSeconds(turn.End)))], report);
    }
}

/// <summary>Distinguishes speakers by voice in the mix of all channels.</summary>
/// <param name="second">Another detector of speech, if there is one.</param>
internal sealed class VoiceDiarizer(IVoiceActivity? second = null) : IDiarizer
{
    public int MaximumSpeakers => AcousticDiarizer.MaximumSpeakers;

    public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        var (exact, minimum, maximum) = request.Speakers;
        var limits = exact is { } count ? SpeakerLimits.Exactly(count) : new SpeakerLimits(minimum, maximum ?? MaximumSpeakers);
        var (result, report) = SecondDetector.Diarize(second, request.Audio, limits, progress, cancel);
        return Stage(result) with { Report = report };
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
/// <param name="second">Another detector of speech, if there is one.</param>
internal sealed class ChannelSpeakerDiarizer(IVoiceActivity? second = null) : IDiarizer
{
    public int MaximumSpeakers => int.MaxValue;

    public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        List<VoiceActivity> heard = [];
        var channels = new ChannelDiarizer { OtherSpeech = second is null || request.JudgesOnly ? null : Listen };
        using var source = request.Audio.OpenAudio();
        var result = channels.Diarize(source, cancel);
        progress?.Report(1);
        return VoiceDiarizer.Stage(result.Separation) with
        {
            Report = SecondDetector.Report(result.Separation, heard),
            Channels = result.Channels,
            SameAudio = result.SameSound,
            OnePersonPerChannel = result.OnePersonPerChannel,
        };

        OtherSpeech? Listen(int channel)
        {
            heard.Add(second.Detect(new ChannelOfRecording(request.Audio, channel), null, cancel));
            return SecondDetector.Speech(heard[^1]);
        }
    }

    /// <summary>One channel of a recording.</summary>
    private sealed class ChannelOfRecording(IRecordingAudio recording, int channel) : IRecordingAudio
    {
        public string StoredPath => recording.StoredPath;

        public string WavePath => recording.WavePath;

        public int Channels => 1;

        public TimeSpan Duration => recording.Duration;

        public IAudioSource OpenAudio() => OneChannel.Of(recording.OpenAudio(), channel);
    }
}
