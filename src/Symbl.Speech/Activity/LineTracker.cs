using Symbl.Speech.Features;

namespace Symbl.Speech.Activity;

/// <summary>
/// Follows the lines of the spectrum. Instruments and tones hold a line at one frequency, or around it with vibrato; the
/// harmonics of a voice move on. The
/// tracker takes samples in blocks and keeps a fraction of a second of them.
/// </summary>
internal sealed class LineTracker
{
    /// <summary>Number of spectra per second.</summary>
    public const int Rate = 50;

    // Samples at 8 kHz; at 16 kHz twice as many, so that the bins have the same width.
    private const int SpectrumSamples = 512;
    private const double HertzPerBin = 8000.0 / SpectrumSamples;

    // The band of a telephone, 200 to 3600 Hz, in bins.
    private const int LowestBin = 13;
    private const int HighestBin = 230;

    /// <summary>Weakens the low end of voices, as in the pitch tracker.</summary>
    private const float PreEmphasis = 0.9f;

    /// <summary>A line is this many times as high as the spectrum beside it.</summary>
    private const float LineHeight = 2.5f;

    // A line is held if it is found again twice, each time this many spectra apart, within a share of its frequency or some hertz.
    private const int Apart = 4 * Rate / 50;
    private const float MostShift = 0.02f;
    private const float LeastShift = 6;

    /// <summary>Bins on each side within which a line is found again.</summary>
    private const int Reach = 6;

    private const float Tiny = 1e-12f;

    private readonly int _spread;
    private readonly int _hop;
    private readonly RealFft _fft;
    private readonly float[] _shape;
    private readonly float[] _windowed;
    private readonly float[] _power;
    private readonly float[] _size = new float[HighestBin + 6];
    private readonly Frame[] _recent;
    private readonly List<float> _held = [];
    private readonly List<float> _single = [];
    private float[] _pending;
    private int _count;
    private int _analyzed;

    /// <param name="rate">Samples per second: 8000 or 16000.</param>
    public LineTracker(int rate)
    {
        _spread = rate / FeatureExtractor.TelephoneRate;
        _hop = rate / Rate;
        var size = SpectrumSamples * _spread;
        _fft = new RealFft(size);
        _shape = new float[size];
        for (var index = 0; index < size; index++)
            _shape[index] = (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * index / (size - 1))));
        _windowed = new float[size];
        _power = new float[(size / 2) + 1];
        _recent = [.. Enumerable.Range(0, (4 * Apart) + 1).Select(_ => new Frame())];
        // Each spectrum is centered on its time. Silence precedes the first sample.
        _count = ((size - _hop) / 2) + _spread;
        _pending = new float[2 * size];
    }

    /// <summary>Share of held lines in each spectrum, 0 to 1.</summary>
    public IReadOnlyList<float> Held => _held;

    /// <summary>Share of the highest line in each spectrum, 0 to 1. A tone that glides has one line and nothing else.</summary>
    public IReadOnlyList<float> Single => _single;

    /// <summary>Takes the next samples.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        if (_count + samples.Length > _pending.Length)
            Array.Resize(ref _pending, 2 * (_count + samples.Length));
        samples.CopyTo(_pending.AsSpan(_count));
        _count += samples.Length;
        var (start, needed) = (0, _windowed.Length + _spread);
        for (; start + needed <= _count; start += _hop)
            Analyze(_pending.AsSpan(start, needed));
        _pending.AsSpan(start, _count - start).CopyTo(_pending);
        _count -= start;
    }

    /// <summary>Ends the audio, so that every time in it has a spectrum.</summary>
    public void Complete()
    {
        Add(new float[_windowed.Length + _hop]);
        for (var last = 0; last < 2 * Apart; last++)
        {
            Next().Clear();
            Judge();
        }
    }

    private void Analyze(ReadOnlySpan<float> samples)
    {
        for (var index = 0; index < _windowed.Length; index++)
            _windowed[index] = (samples[index + _spread] - (PreEmphasis * samples[index])) * _shape[index];
        _fft.Power(_windowed, _power);
        var (sum, highest) = (Tiny, 0f);
        for (var bin = LowestBin - 4; bin < _size.Length; bin++)
            _size[bin] = MathF.Sqrt(_power[bin]);
        var frame = Next();
        frame.Clear();
        for (var bin = LowestBin; bin < HighestBin; bin++)
        {
            sum += _size[bin];
            highest = Math.Max(highest, Around(bin) + _size[bin - 2] + _size[bin + 2]);
            if (_size[bin] < _size[bin - 1] || _size[bin] <= _size[bin + 1])
                continue;
            var beside = (_size[bin - 4] + _size[bin - 3] + _size[bin + 3] + _size[bin + 4]) / 4;
            if (_size[bin] < LineHeight * beside)
                continue;
            frame.Hertz[bin] = (float)HertzPerBin * (bin + Shift(bin));
            frame.Size[bin] = Around(bin);
        }
        frame.Sum = sum;
        _single.Add(Math.Min(1, highest / sum));
        Judge();
    }

    private float Around(int bin) => _size[bin - 1] + _size[bin] + _size[bin + 1];

    /// <summary>Returns the part of a bin by which the top of a parabola through a peak lies beside it.</summary>
    private float Shift(int bin)
    {
        var (left, middle, right) =
            (MathF.Log(_size[bin - 1] + Tiny), MathF.Log(_size[bin] + Tiny), MathF.Log(_size[bin + 1] + Tiny));
        var curvature = left - (2 * middle) + right;
        return curvature < 0 ? 0.5f * (left - right) / curvature : 0;
    }

    private Frame Next() => _recent[_analyzed++ % _recent.Length];

    // Judges the spectrum in the middle of the recent ones.
    private void Judge()
    {
        var middle = _analyzed - 1 - (2 * Apart);
        if (middle < 0)
            return;
        var frame = At(middle);
        var held = 0f;
        for (var bin = LowestBin; bin < HighestBin; bin++)
        {
            var hertz = frame.Hertz[bin];
            if (hertz == 0)
                continue;
            var (before, after) = (Has(middle - Apart, bin, hertz), Has(middle + Apart, bin, hertz));
            if ((before && after) || (before && Has(middle - (2 * Apart), bin, hertz)) || (after && Has(middle + (2 * Apart), bin, hertz)))
                held += frame.Size[bin];
        }
        _held.Add(Math.Min(1, held / frame.Sum));
    }

    private Frame At(int frame) => _recent[frame % _recent.Length];

    private bool Has(int frame, int bin, float hertz)
    {
        if (frame < 0)
            return false;
        var (lines, most) = (At(frame).Hertz, Math.Max(LeastShift, MostShift * hertz));
        for (var near = bin - Reach; near <= bin + Reach; near++)
        {
            if (lines[near] > 0 && Math.Abs(lines[near] - hertz) < most)
                return true;
        }
        return false;
    }

    private sealed class Frame
    {
        public float[] Hertz { get; } = new float[HighestBin + Reach];

        public float[] Size { get; } = new float[HighestBin + 2];

        public float Sum { get; set; } = 1;

        public void Clear()
        {
            Array.Clear(Hertz);
            Sum = 1;
        }
    }
}
