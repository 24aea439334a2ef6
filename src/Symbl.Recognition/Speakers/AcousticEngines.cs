using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Diarization;
using Diarization = Symbl.Recognition.Stages.Diarization;
using IDiarizer = Symbl.Recognition.Stages.IDiarizer;

namespace Symbl.Recognition.Speakers;

/// <summary>Finds speech by the acoustic features of the recording.</summary>
/// <param name="second">Another detector. If it agrees on most of the speech, only the speech of both counts.</param>
internal sealed class AcousticActivity(IVoiceActivity? second = null) : IVoiceActivity
{
    public VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel)
    {
        var (result, report) = SecondDetector.Diarize(second, audio, SpeakerLimits.Exactly(1), progress, cancel);
        return new VoiceActivity([.. result.Turns.Select(turn => (Offsets.OfSeconds(turn.Start), Offsets.OfSeconds(turn.End)))], report);
    }
}

/// <summary>Distinguishes speakers by voice in the mix of all channels.</summary>
/// <param name="second">Another detector of speech. If it agrees on most of the speech, only the speech of both counts.</param>
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

/// <summary>Diarizes with the speech that another detector found, if there is one.</summary>
internal static class SecondDetector
{
    public static (DiarizationResult Result, StageReport Report) Diarize(
        IVoiceActivity? second, IRecordingAudio audio, SpeakerLimits speakers, IProgress<double>? progress, CancellationToken cancel)
    {
        var other = second?.Detect(audio, progress, cancel);
        // An engine that cannot be used states its reason as a note, and finds nothing.
        var isUsable = other is not null && (other.Segments.Count > 0 || other.Report.Notes.Count == 0);
        var acoustic = new AcousticDiarizer
        {
            OtherSpeech = isUsable ? [.. other!.Segments.Select(segment => (segment.Start.TotalSeconds, segment.End.TotalSeconds))] : null,
        };
        using var source = audio.OpenAudio();
        var result = acoustic.Diarize(source, speakers, cancel);
        progress?.Report(1);
        List<string> notes = [.. other?.Report.Notes ?? [], .. result.Notes];
        if (result.OtherSpeechAgrees == false)
            notes.Add($"{other!.Report.Method} agrees with the acoustic detector on too little of the speech, so only the acoustic detector was used.");
        return (result, new StageReport(result.OtherSpeechAgrees == true ? $"{result.Method}; speech: {other!.Report.Method}" : result.Method, notes));
    }
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
