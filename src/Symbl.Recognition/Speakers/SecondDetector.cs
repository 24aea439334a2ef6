using Symbl.Recognition.Stages;
using Symbl.Speech.Activity;
using Symbl.Speech.Diarization;

namespace Symbl.Recognition.Speakers;

/// <summary>Diarizes with the speech that another detector found, if there is one.</summary>
internal static class SecondDetector
{
    /// <summary>Diarizes the mix of a recording.</summary>
    /// <param name="second">The other detector, if there is one.</param>
    /// <param name="audio">The recording.</param>
    /// <param name="speakers">The number of speakers.</param>
    /// <param name="progress">Receives the finished part, 0 to 1.</param>
    /// <param name="cancel">Cancels the work.</param>
    public static (DiarizationResult Result, StageReport Report) Diarize(
        IVoiceActivity? second, IRecordingAudio audio, SpeakerLimits speakers, IProgress<double>? progress, CancellationToken cancel)
    {
        List<VoiceActivity> heard = second is null ? [] : [second.Detect(audio, progress, cancel)];
        var acoustic = new AcousticDiarizer { OtherSpeech = heard.Select(Speech).FirstOrDefault() };
        using var source = audio.OpenAudio();
        var result = acoustic.Diarize(source, speakers, cancel);
        progress?.Report(1);
        return (result, Report(result, heard));
    }

    /// <summary>Gets the speech that the other detector found; null if it could not be used.</summary>
    /// <param name="heard">The result of the other detector.</param>
    public static OtherSpeech? Speech(VoiceActivity heard) => heard.IsUsable
        ? new OtherSpeech([.. heard.Segments.Select(part => (part.Start.TotalSeconds, part.End.TotalSeconds))], heard.Undecided)
        : null;

    /// <summary>Describes a diarization with the results of the other detector: none, one, or one for each channel.</summary>
    /// <param name="result">The diarization.</param>
    /// <param name="heard">The results of the other detector.</param>
    public static StageReport Report(DiarizationResult result, IReadOnlyList<VoiceActivity> heard)
    {
        List<string> notes = [.. heard.SelectMany(one => one.Report.Notes).Distinct(), .. result.Notes];
        if (heard.FirstOrDefault(one => one.IsUsable) is not { } used)
            return new StageReport(result.Method, notes);
        if (result.OtherSpeechAgrees == false)
            notes.Add("Silero and the acoustic detector disagree on much of the recording, so all speech that one of them found counts.");
        return new StageReport($"{result.Method}; speech: {used.Report.Method}", notes);
    }
}
