namespace Symbl.Speech.Audio;

/// <summary>
/// The level of a recording and what is wrong with its samples. Only the loudest moments count, so silence and noise around the speech have
/// no influence, and neither have stray samples.
/// </summary>
/// <param name="Offsets">The constant part of each channel, which carries no sound.</param>
/// <param name="Gain">A power of two that brings the loud parts to the usual level without rounding.</param>
/// <param name="Peak">The largest sample of the loud parts, without stray samples.</param>
/// <param name="Limit">The magnitude from which a sample cannot belong to the rest of the recording.</param>
/// <param name="Stray">Number of samples beyond full scale and beyond the limit.</param>
internal sealed record SoundLevels(float[] Offsets, float Gain, double Peak, float Limit, long Stray)
{
    /// <summary>Blocks of this length in seconds have a level each.</summary>
    private const double BlockSeconds = 0.02;

    /// <summary>The usual level of the loudest moments, as a share of full scale.</summary>
    private const double UsualLevel = 0.14;

    // The level is the one that this share of the blocks reaches, but at least and at most a number of blocks: more than a click has,
    // less than a word has.
    private const double LoudShare = 0.01;
    private const int LeastLoudBlocks = 3;
    private const int MostLoudBlocks = 10;

    /// <summary>In a block of sound the largest sample is not this many times its level. In a block with a stray sample it is.</summary>
    private const double StrayCrest = 8;

    /// <summary>Factor above the peak of the loud parts from which a sample is stray.</summary>
    private const double StrayFactor = 8;

    /// <summary>An offset below this share of the loud level has no effect.</summary>
    private const double LeastOffset = 0.01;

    private const double MostGain = 1e30;

    /// <summary>Reads a source to its end and measures it.</summary>
    public static SoundLevels Of(IAudioSource audio, CancellationToken cancel)
    {
        var channels = audio.Channels;
        var frames = Math.Max(1, (int)(audio.SampleRate * BlockSeconds));
        var block = new float[frames * channels];
        var means = Enumerable.Range(0, channels).Select(_ => new List<float>()).ToArray();
        var (levels, peaks) = (new List<float>(), new List<float>());
        var extremes = new List<float>();
        for (var read = Fill(audio, block); read > 0; read = Fill(audio, block))
        {
            cancel.ThrowIfCancellationRequested();
            var (loudest, peak, extreme) = (0.0, 0.0, 0.0);
            for (var channel = 0; channel < channels; channel++)
            {
                var (mean, level, highest) = Measure(block.AsSpan(0, read * channels), channel, channels);
                means[channel].Add((float)mean);
                extreme = Math.Max(extreme, highest);
                if (level > loudest && highest < StrayCrest * level)
                    (loudest, peak) = (level, highest);
            }
            extremes.Add((float)extreme);
            if (loudest > 0)
            {
                levels.Add((float)loudest);
                peaks.Add((float)peak);
            }
        }
        var (usual, top) = (Loud(levels), Loud(peaks));
        if (usual == 0)
            return new SoundLevels(new float[channels], 1, 0, float.MaxValue, 0);
        var offsets = Array.ConvertAll(means, channel => Middle(channel) is var middle && Math.Abs(middle) > LeastOffset * usual ? middle : 0);
        var limit = (float)Math.Min(float.MaxValue, StrayFactor * top);
        return new SoundLevels(
            offsets, (float)Math.Clamp(Math.Pow(2, Math.Round(Math.Log2(UsualLevel / usual))), 1 / MostGain, MostGain), top, limit,
            extremes.Count(extreme => extreme > limit && extreme > 1));
    }

    private static int Fill(IAudioSource audio, float[] block)
    {
        var frames = 0;
        for (var read = -1; read != 0 && frames * audio.Channels < block.Length; frames += read)
            read = audio.Read(block.AsSpan(frames * audio.Channels));
        return frames;
    }

    private static (double Mean, double Level, double Highest) Measure(ReadOnlySpan<float> block, int channel, int channels)
    {
        var (count, sum) = (block.Length / channels, 0.0);
        for (var at = channel; at < block.Length; at += channels)
            sum += block[at];
        var (mean, squares, highest) = (sum / count, 0.0, 0.0);
        for (var at = channel; at < block.Length; at += channels)
        {
            var distance = block[at] - mean;
            squares += distance * distance;
            highest = Math.Max(highest, Math.Abs(distance));
        }
        return (mean, Math.Sqrt(squares / count), highest);
    }

    private static double Loud(List<float> values)
    {
        if (values.Count == 0)
            return 0;
        values.Sort();
        var rank = Math.Clamp((int)(LoudShare * values.Count), LeastLoudBlocks, MostLoudBlocks);
        return values[^Math.Min(rank, values.Count)];
    }

    private static float Middle(List<float> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
