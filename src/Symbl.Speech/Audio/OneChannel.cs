namespace Symbl.Speech.Audio;

/// <summary>One channel of a recording as mono audio.</summary>
public static class OneChannel
{
    /// <summary>Reads one channel of a source.</summary>
    /// <param name="source">The source. The result disposes it.</param>
    /// <param name="channel">Number of the channel, from 1.</param>
    public static IAudioSource Of(IAudioSource source, int channel) => new MutedChannel(source, channel, []);
}
