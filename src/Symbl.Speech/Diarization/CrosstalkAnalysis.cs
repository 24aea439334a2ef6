namespace Symbl.Speech.Diarization;

/// <summary>Finds the channels that distinguish speakers, and the crosstalk between them.</summary>
/// <param name="Used">Channels with audible speech, without copies of earlier channels, in order.</param>
/// <param name="Copies">Each channel that carries the same audio as an earlier one, with that earlier channel.</param>
/// <param name="Leaks">The crosstalk that is audible above the noise, loudest first.</param>
internal sealed record CrosstalkAnalysis(
    IReadOnlyList<int> Used, IReadOnlyList<(int Original, int Copy)> Copies, IReadOnlyList<ChannelCrosstalk> Leaks)
{
    /// <summary>Crosstalk that lifts a channel above its noise by less than this many decibels is not audible.</summary>
    private const double LeastLift = 1.5;

    /// <summary>Least number of frames with levels above the noise for speech to be audible on a channel.</summary>
    private const int LeastFrames = 40;

    private const float Clear = 6;

    private ChannelAudio Sound { get; init; } = null!;

    private ChannelNoise Noise { get; init; } = null!;

    public CrosstalkModel Model { get; private init; } = null!;

    /// <summary>Analyzes a recording or a portion of one.</summary>
    public static CrosstalkAnalysis Of(ChannelAudio sound, CancellationToken cancel)
    {
        var noise = new ChannelNoise(sound.Levels);
        var heard = Enumerable.Range(0, sound.Heard.Length).Where(channel => IsHeard(sound, noise, channel)).ToList();
        var model = new CrosstalkModel(sound, noise, heard, cancel);
        var used = new List<int>();
        var copies = new List<(int, int)>();
        foreach (var channel in heard)
        {
            cancel.ThrowIfCancellationRequested();
            var original = used.FindIndex(earlier =>
                CanBeCopies(model, earlier, channel) && ChannelCopies.AreSame(sound.Levels, noise, earlier, channel));
            if (original < 0)
                used.Add(channel);
            else
                copies.Add((used[original], channel));
        }
        if (copies.Count > 0)
            model = new CrosstalkModel(sound, noise, used, cancel);
        var leaks =
            from origin in used
            from target in used
            where origin != target && model.Lift(origin, target) >= LeastLift
            let leak = new ChannelCrosstalk(origin + 1, target + 1, model.Decibels(origin, target))
            orderby leak.Decibels descending
            select leak;
        return new CrosstalkAnalysis(used, copies, leaks.ToList()) { Sound = sound, Noise = noise, Model = model };
    }

    /// <summary>Returns a channel's levels relative to the crosstalk into it; null if the channel is not in use.</summary>
    public OwnLevels? OwnLevels(int channel) =>
        Used.Contains(channel) ? new OwnLevels(Sound.Levels, Noise, Model, Used, channel) : null;

    // Two channels that carry only the same other speakers are alike, but neither is a copy of the other channel's speaker.
    private static bool CanBeCopies(CrosstalkModel model, int one, int other) =>
        (model.Hears(one) ?? other) == other && (model.Hears(other) ?? one) == one;

    // Detected speech alone does not decide, because the detector can miss all speech on a channel full of crosstalk.
    private static bool IsHeard(ChannelAudio sound, ChannelNoise noise, int channel)
    {
        if (sound.Heard[channel].Count > 0)
            return true;
        var (rises, clear) = (0, noise.Level(channel) + Clear);
        foreach (var stretch in sound.Heard.SelectMany(stretches => stretches))
        {
            for (var frame = stretch.Start; frame < stretch.End && rises < LeastFrames; frame++)
            {
                if (ChannelLevels.Decibels(sound.Levels.At(channel, frame)) > clear)
                    rises++;
            }
        }
        return rises >= LeastFrames;
    }
}
