using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using static System.FormattableString;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// Decides how to distinguish the speakers of a recording if the submission leaves that to the server: one speaker per channel if each channel
/// has one person, otherwise by voice.
/// </summary>
/// <param name="Options">The options with the decision.</param>
/// <param name="Notes">The decision and its reason, for the provenance.</param>
/// <param name="Judged">The channels of the recording, if the decision judged them.</param>
internal sealed record ChannelChoice(ProcessingOptions Options, IReadOnlyList<string> Notes, Diarization? Judged)
{
    /// <summary>The note about a recording with one person per channel whose submission states no method.</summary>
    public const string Hint =
        "Each channel has one person: submit the recording again with -SeparateChannel or -Channel Auto to get one speaker per channel.";

    /// <summary>Decides, if the submission leaves the decision to the server.</summary>
    /// <param name="recording">The audio.</param>
    /// <param name="options">The options of the submission.</param>
    /// <param name="speakers">Judges the channels.</param>
    /// <param name="cancel">Cancels the work.</param>
    public static ChannelChoice Of(IRecordingAudio recording, ProcessingOptions options, SpeakerFinder speakers, CancellationToken cancel)
    {
        if (!options.DetectChannels)
            return new ChannelChoice(options, [], null);
        if (recording.Channels == 1)
            return ByVoice(options, "The recording has one channel", judged: null);
        var judged = speakers.Channels(recording, null, cancel);
        if (judged.SameAudio)
            return ByVoice(options, "All channels carry the same audio", judged);
        if (judged.OnePersonPerChannel is not true)
            return ByVoice(options, "The channels do not have one person each", judged);
        var (least, most) = Limits(options);
        if (recording.Channels < least)
            return ByVoice(options, Invariant($"The recording has {recording.Channels} channels and more people"), judged);
        if (judged.Channels.Count > most)
            return ByVoice(options, Invariant($"{judged.Channels.Count} channels have speech, and the recording has fewer people"), judged);
        return new ChannelChoice(
            options with { SeparateChannels = true, Diarize = false, SpeakerCount = options.Diarize ? options.SpeakerCount : 0 },
            ["Each channel has one person, so each channel is one speaker."],
            judged);
    }

    private static (int Least, int Most) Limits(ProcessingOptions options) => options switch
    {
        { Diarize: true, DetectSpeakers: true } => (options.MinimumSpeakers, options.MaximumSpeakers ?? int.MaxValue),
        { Diarize: true } => (options.SpeakerCount, options.SpeakerCount),
        _ => (1, int.MaxValue),
    };

    private static ChannelChoice ByVoice(ProcessingOptions options, string why, Diarization? judged)
    {
        List<string> notes = [$"{why}, so speakers were distinguished by voice."];
        if (options.Channels.Count > 0)
            notes.Add("The channel of a voice is unknown, so the names for the channels do not apply.");
        return new ChannelChoice(
            options with { SeparateChannels = false, Diarize = true, DetectSpeakers = !options.Diarize || options.DetectSpeakers }, notes, judged);
    }
}
