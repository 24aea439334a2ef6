namespace Symbl.Speech.Diarization;

/// <summary>Which channels tell speakers apart, and what leaks from one into another.</summary>
/// <param name="Used">Channels on which somebody is heard, without those that repeat an earlier one, in order.</param>
/// <param name="Copies">Each channel that carries the same sound as an earlier one, and which.</param>
/// <param name="Leaks">The leaks that are heard above the noise, loudest first.</param>
internal sealed record CrosstalkAnalysis(
    IReadOnlyList<int> Used, IReadOnlyList<(int Original, int Copy)> Copies, IReadOnlyList<ChannelCrosstalk> Leaks)
{
    /// <summary>A leak that lifts a channel less than this over its noise, in decibels, is not heard.</summary>
    private const double LeastLift = 1.5;

    /// <summary>Levels of at least this many frames must rise over the noise before anybody can be heard.</summary>
    private const int LeastFrames = 40;

    private const float Clear = 6;

    private ChannelAudio Sound { get; init; } = null!;

    private ChannelNoise Noise { get; init; } = null!;

    public CrosstalkModel Model { get; private init; } = null!;

    /// <summary>Looks at a recording or a portion of one.</summary>
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

    /// <summary>A channel's levels against the leaks into it; null for one that is not used.</summary>
    public OwnLevels? OwnLevels(int channel) =>
        Used.Contains(channel) ? new OwnLevels(Sound.Levels, Noise, Model, Used, channel) : null;

    // Two channels that hear nothing but the same other people are alike, but neither is a copy of the other's speaker.
    private static bool CanBeCopies(CrosstalkModel model, int one, int other) =>
        (model.Hears(one) ?? other) == other && (model.Hears(other) ?? one) == one;

    // Not by detected speech alone: on a channel full of leaks none may be found.
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
