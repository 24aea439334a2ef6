namespace Symbl.Recognition.Neural.Voices;

/// <summary>How a model wants its features.</summary>
internal sealed record FilterBankOptions
{
    /// <summary>Samples per second.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Number of mel bands.</summary>
    public int Bands { get; init; } = 80;

    /// <summary>Length of a frame in milliseconds.</summary>
    public int FrameMilliseconds { get; init; } = 25;

    /// <summary>Distance of frames in milliseconds.</summary>
    public int ShiftMilliseconds { get; init; } = 10;

    /// <summary>Factor of the samples.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Name of the window function.</summary>
    public string Window { get; init; } = "povey";

    /// <summary>Whether the bands are as in librosa, and not as in Kaldi.</summary>
    public bool IsLibrosa { get; init; }

    /// <summary>Lowest frequency in hertz.</summary>
    public float LowFrequency { get; init; } = 20;

    /// <summary>Highest frequency in hertz, below half of the sample rate.</summary>
    public float HighFrequencyBelowHalf { get; init; } = 400;

    /// <summary>Whether the mean of each frame is removed.</summary>
    public bool RemovesOffset { get; init; } = true;

    /// <summary>Whether frames lie within the audio. Otherwise, the audio is mirrored at its ends, so that there are more frames.</summary>
    public bool IsWithinAudio { get; init; }
}

/// <summary>Logarithms of mel energies as Kaldi computes them, from which voice models compute their numbers.</summary>
internal sealed class FilterBank
{
    private const float Preemphasis = 0.97f;

    // The smallest step of a number near 1: the floor of the energies.
    private const float Floor = 1.1920929e-7f;

    private readonly FilterBankOptions _options;
    private readonly int _shift;
    private readonly float[] _window;
    private readonly PowerSpectrum _spectrum;
    private readonly (int First, float[] Weights)[] _bands;

    /// <summary>Creates the filter bank.</summary>
    /// <exception cref="ArgumentException">The window function is not known, or the bands are too narrow.</exception>
    public FilterBank(FilterBankOptions options)
    {
        _options = options;
        _shift = (int)(options.SampleRate * 0.001f * options.ShiftMilliseconds);
        _window = WindowFunction.Of(options.Window, (int)(options.SampleRate * 0.001f * options.FrameMilliseconds));
        _spectrum = new PowerSpectrum(_window.Length);
        _bands = MelBands.Of(options, _spectrum.Length);
    }

    /// <summary>Computes the features, frame by frame.</summary>
    /// <param name="samples">The audio.</param>
    public float[] Compute(ReadOnlySpan<float> samples)
    {
        var count = Count(samples.Length);
        var features = new float[count * _bands.Length];
        var frame = new float[_spectrum.Length];
        var power = new float[(_spectrum.Length / 2) + 1];
        for (var index = 0; index < count; index++)
        {
            var start = (index * _shift) + (_options.IsWithinAudio ? 0 : (_shift / 2) - (_window.Length / 2));
            Extract(samples, start, frame);
            _spectrum.Compute(frame, power);
            var row = features.AsSpan(index * _bands.Length, _bands.Length);
            for (var band = 0; band < row.Length; band++)
            {
                var (first, weights) = _bands[band];
                var energy = 0f;
                for (var at = 0; at < weights.Length; at++)
                    energy += weights[at] * power[first + at];
                row[band] = MathF.Log(MathF.Max(energy, Floor));
            }
        }

        return features;
    }

    private int Count(int samples) => _options.IsWithinAudio
        ? samples < _window.Length ? 0 : 1 + ((samples - _window.Length) / _shift)
        : (samples + (_shift / 2)) / _shift;

    private void Extract(ReadOnlySpan<float> samples, int start, float[] frame)
    {
        frame.AsSpan(_window.Length).Clear();
        var sum = 0f;
        for (var at = 0; at < _window.Length; at++)
        {
            frame[at] = _options.Scale * samples[Mirror(start + at, samples.Length)];
            sum += frame[at];
        }

        var mean = _options.RemovesOffset ? sum / _window.Length : 0;
        for (var at = 0; at < _window.Length; at++)
            frame[at] -= mean;
        for (var at = _window.Length - 1; at > 0; at--)
            frame[at] = (frame[at] - (Preemphasis * frame[at - 1])) * _window[at];
        frame[0] = (frame[0] - (Preemphasis * frame[0])) * _window[0];
    }

    private static int Mirror(int at, int length)
    {
        while (at < 0 || at >= length)
            at = at < 0 ? -at - 1 : (2 * length) - 1 - at;
        return at;
    }
}

/// <summary>Window functions by the names that Kaldi gives them.</summary>
internal static class WindowFunction
{
    private const double PoveyPower = 0.85;

    /// <summary>Creates a window.</summary>
    /// <exception cref="ArgumentException">The name is not known.</exception>
    public static float[] Of(string name, int length)
    {
        // The periodic window of this name repeats after its length, the others end with their length.
        var step = 2 * Math.PI / (name == "hann" ? length : length - 1);
        Func<double, double> value = name switch
        {
            "hanning" or "hann" => angle => 0.5 - (0.5 * Math.Cos(angle)),
            "sine" => angle => Math.Sin(0.5 * angle),
            "hamming" => angle => 0.54 - (0.46 * Math.Cos(angle)),
            "povey" => angle => Math.Pow(0.5 - (0.5 * Math.Cos(angle)), PoveyPower),
            "rectangular" => _ => 1,
            "blackman" => angle => 0.42 - (0.5 * Math.Cos(angle)) + (0.08 * Math.Cos(2 * angle)),
            _ => throw new ArgumentException($"the window function '{name}' is not known", nameof(name)),
        };
        return [.. Enumerable.Range(0, length).Select(at => (float)value(step * at))];
    }
}

/// <summary>Triangular mel bands.</summary>
internal static class MelBands
{
    private const float SlaneyBreak = 1000;
    private const float SlaneyBreakMel = 15;
    private const float SlaneyStep = 0.06875177742094911f;

    /// <summary>Creates the bands: for each, the first bin of the spectrum and the weights from there on.</summary>
    /// <exception cref="ArgumentException">A band is narrower than a bin of the spectrum.</exception>
    public static (int First, float[] Weights)[] Of(FilterBankOptions options, int length)
    {
        var binWidth = (float)options.SampleRate / length;
        var (low, high) = (Mel(options.LowFrequency), Mel((0.5f * options.SampleRate) - options.HighFrequencyBelowHalf));
        var step = (high - low) / (options.Bands + 1);
        // librosa has a bin more, at half of the sample rate.
        var bins = (length / 2) + (options.IsLibrosa ? 1 : 0);
        return [.. Enumerable.Range(0, options.Bands).Select(Band)];

        (int First, float[] Weights) Band(int band)
        {
            var (left, center, right) = (low + (band * step), low + ((band + 1) * step), low + ((band + 2) * step));
            if (options.IsLibrosa)
                (left, center, right) = (SlaneyHertz(left), SlaneyHertz(center), SlaneyHertz(right));
            var weights = new float[bins];
            for (var bin = 0; bin < bins; bin++)
            {
                var at = options.IsLibrosa ? binWidth * bin : Mel(binWidth * bin);
                if (at <= left || at >= right)
                    continue;
                var weight = at <= center ? (at - left) / (center - left) : (right - at) / (right - center);
                weights[bin] = options.IsLibrosa ? weight * (2 / (right - left)) : weight;
            }

            var first = Array.FindIndex(weights, weight => weight > 0);
            return first < 0
                ? throw new ArgumentException($"{options.Bands} mel bands are too many for frames of {options.FrameMilliseconds} ms", nameof(options))
                : (first, weights[first..(Array.FindLastIndex(weights, weight => weight > 0) + 1)]);
        }

        float Mel(float hertz) => !options.IsLibrosa ? 1127f * MathF.Log(1 + (hertz / 700f))
            : hertz <= SlaneyBreak ? hertz * 3 / 200f : SlaneyBreakMel + (14.545078505785561f * MathF.Log(hertz / SlaneyBreak));
    }

    private static float SlaneyHertz(float mel) =>
        mel <= SlaneyBreakMel ? 200f / 3 * mel : SlaneyBreak * MathF.Exp((mel - SlaneyBreakMel) * SlaneyStep);
}
