namespace Symbl.Speech.Audio;

/// <summary>Brings another source to the usual level: removes its offsets, limits stray samples and applies the gain.</summary>
/// <param name="inner">The source. This source disposes it.</param>
/// <param name="levels">The levels of the whole source.</param>
internal sealed class LeveledSource(IAudioSource inner, SoundLevels levels) : IAudioSource
{
    public int SampleRate => inner.SampleRate;

    public int Channels => inner.Channels;

    public long Frames => inner.Frames;

    public int Read(Span<float> interleaved)
    {
        var frames = inner.Read(interleaved);
        var samples = interleaved[..(frames * Channels)];
        for (var start = 0; start < samples.Length; start += Channels)
        {
            for (var channel = 0; channel < Channels; channel++)
            {
                ref var sample = ref samples[start + channel];
                sample = levels.Gain * Math.Clamp(sample - levels.Offsets[channel], -levels.Limit, levels.Limit);
            }
        }
        return frames;
    }

    public void Dispose() => inner.Dispose();
}
