using Symbl.Speech.Audio;

namespace Symbl.Speech.Features;

/// <summary>Sound to frames, in one pass: 25 ms windows every 10 ms, mel energies, cepstra, periodicity.</summary>
internal static class FeatureExtractor
{
    /// <summary>Rate at which wide-band sound is analyzed, in hertz.</summary>
    public const int WideRate = 16_000;

    /// <summary>Rate at which telephone sound is analyzed, in hertz.</summary>
    public const int TelephoneRate = 8_000;

    private const int BlockFrames = 512;

    /// <summary>Extracts the frames of a source of any rate and number of channels, read to its end but not disposed.</summary>
    public static FrameFeatures Extract(IAudioSource audio, CancellationToken cancel)
    {
        var rate = audio.SampleRate < 12_000 ? TelephoneRate : WideRate;
        // Both wrappers only read: the caller keeps the ownership of its source.
        var sound = ResampledSource.AtRate(new MonoMix(audio), rate);
        var pass = new Pass(rate, sound.Frames);
        var block = new float[BlockFrames * pass.Hop];
        for (var read = sound.Read(block); read > 0; read = sound.Read(block))
        {
            cancel.ThrowIfCancellationRequested();
            pass.Add(block.AsSpan(0, read));
        }
        return pass.Complete();
    }

    private sealed class Pass
    {
        private readonly int _rate;
        private readonly int _window;
        private readonly int _decimation;
        private readonly float[] _shape;
        private readonly float[] _antiAlias;
        private readonly RealFft _fft;
        private readonly MelFilterBank _mel;
        private readonly PitchTracker _pitch = new();
        private readonly float[] _frame;
        private readonly float[] _power;
        private readonly float[] _slow;
        private readonly List<float> _logMel;
        private readonly List<float> _mfcc;
        private readonly List<float> _periodicity = [];
        private readonly List<float> _hertz = [];
        private readonly float[] _bands;
        private readonly float[] _cepstra;
        private float[] _pending;
        private int _pendingCount;
        private long _samples;

        public Pass(int rate, long expectedSamples)
        {
            _rate = rate;
            Hop = rate / FrameFeatures.Rate;
            _window = rate / 40;
            _decimation = rate / PitchTracker.SampleRate;
            var size = rate == WideRate ? 512 : 256;
            _fft = new RealFft(size);
            _mel = rate == WideRate ? new MelFilterBank(rate, size, 30, 19, 80, 7600) : new MelFilterBank(rate, size, 24, 16, 150, 3800);
            _shape = new float[_window];
            for (var index = 0; index < _window; index++)
                _shape[index] = (float)(0.54 - (0.46 * Math.Cos(2 * Math.PI * index / (_window - 1))));
            _antiAlias = LowPass(_decimation);
            _frame = new float[size];
            _power = new float[(size / 2) + 1];
            _slow = new float[PitchTracker.BlockSamples];
            _bands = new float[_mel.Bands];
            _cepstra = new float[_mel.Cepstra];
            // A frame is centred on its 10 ms; silence stands in for what lies before the first sample.
            Span = Math.Max(_window, (PitchTracker.BlockSamples * _decimation) + _antiAlias.Length);
            Lead = (Span - Hop) / 2;
            _pending = new float[Span + (2 * BlockFrames * Hop)];
            _pendingCount = Lead;
            var frames = (int)Math.Min(expectedSamples / Hop, 4 * 3600 * FrameFeatures.Rate) + 2;
            _logMel = new List<float>(frames * _mel.Bands);
            _mfcc = new List<float>(frames * _mel.Cepstra);
        }

        public int Hop { get; }

        private int Span { get; }

        private int Lead { get; }

        public void Add(ReadOnlySpan<float> samples)
        {
            _samples += samples.Length;
            Append(samples);
        }

        public FrameFeatures Complete()
        {
            // Enough silence behind the end for the last whole frame.
            var frames = (int)(_samples / Hop);
            Append(new float[Span]);
            return new FrameFeatures(
                frames, _mel.Bands, _mel.Cepstra, Trim(_logMel, frames * _mel.Bands), Trim(_mfcc, frames * _mel.Cepstra),
                Trim(_periodicity, frames), Trim(_hertz, frames), (double)_samples / _rate);
        }

        private static float[] Trim(List<float> values, int count)
        {
            var array = new float[count];
            values.CopyTo(0, array, 0, count);
            values.Clear();
            values.TrimExcess();
            return array;
        }

        private void Append(ReadOnlySpan<float> samples)
        {
            if (_pendingCount + samples.Length > _pending.Length)
                Array.Resize(ref _pending, _pendingCount + samples.Length);
            samples.CopyTo(_pending.AsSpan(_pendingCount));
            _pendingCount += samples.Length;
            var start = 0;
            for (; start + Span <= _pendingCount; start += Hop)
                Analyze(_pending.AsSpan(start, Span));
            _pending.AsSpan(start, _pendingCount - start).CopyTo(_pending);
            _pendingCount -= start;
        }

        private void Analyze(ReadOnlySpan<float> span)
        {
            var window = span.Slice((Span - _window) / 2, _window);
            // Pre-emphasis evens out the fall of the spectrum of voices.
            _frame[0] = 0;
            for (var index = 1; index < _window; index++)
                _frame[index] = (window[index] - (0.97f * window[index - 1])) * _shape[index];
            _fft.Power(_frame, _power);
            _mel.LogEnergies(_power, _bands);
            _mel.ToCepstra(_bands, _cepstra);
            _logMel.AddRange(_bands);
            _mfcc.AddRange(_cepstra);

            for (var index = 0; index < _slow.Length; index++)
            {
                var sum = 0f;
                var from = span.Slice(index * _decimation, _antiAlias.Length);
                for (var tap = 0; tap < _antiAlias.Length; tap++)
                    sum += _antiAlias[tap] * from[tap];
                _slow[index] = sum;
            }
            var mean = 0f;
            foreach (var value in _slow)
                mean += value / _slow.Length;
            for (var index = 0; index < _slow.Length; index++)
                _slow[index] -= mean;
            var (periodicity, hertz) = _pitch.Analyze(_slow);
            _periodicity.Add(periodicity);
            _hertz.Add(hertz);
        }

        private static float[] LowPass(int decimation)
        {
            var taps = new float[(8 * decimation) + 1];
            var center = 4 * decimation;
            var sum = 0f;
            for (var index = 0; index < taps.Length; index++)
            {
                var argument = Math.PI * (index - center) * 0.45 / decimation * 2;
                var sinc = argument == 0 ? 1 : Math.Sin(argument) / argument;
                taps[index] = (float)(sinc * (0.54 + (0.46 * Math.Cos(Math.PI * (index - center) / (center + 1)))));
                sum += taps[index];
            }
            for (var index = 0; index < taps.Length; index++)
                taps[index] /= sum;
            return taps;
        }
    }
}
