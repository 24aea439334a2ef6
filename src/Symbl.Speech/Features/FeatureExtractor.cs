using Symbl.Speech.Audio;

namespace Symbl.Speech.Features;

/// <summary>Converts audio to frames in one pass: 25 ms windows every 10 ms with mel energies, cepstra and periodicity.</summary>
internal static class FeatureExtractor
{
    /// <summary>Sample rate in hertz for the analysis of wide-band audio.</summary>
    public const int WideRate = 16_000;

    /// <summary>Sample rate in hertz for the analysis of telephone audio.</summary>
    public const int TelephoneRate = 8_000;

    private const int BlockFrames = 512;
    private const float PitchPreEmphasis = 0.9f;
    private const int FramesBehindEnd = 32;
    private const int MostFramesAhead = 4 * 3600 * FrameFeatures.Rate;

    /// <summary>Returns the rate at which audio of a rate is analyzed.</summary>
    public static int RateFor(int sampleRate) => sampleRate < 12_000 ? TelephoneRate : WideRate;

    /// <summary>
    /// Extracts the frames of a source of any rate, with its channels mixed to one. Reads the source to its end and does not dispose it.
    /// </summary>
    public static FrameFeatures Extract(IAudioSource audio, CancellationToken cancel) => Extract([new MonoMix(audio)], cancel)[0];

    /// <summary>
    /// Extracts the frames of each channel in one pass over the source. Reads the source to its end and does not dispose it.
    /// </summary>
    public static FrameFeatures[] ExtractChannels(IAudioSource audio, CancellationToken cancel) =>
        Extract(new ChannelSplitter(audio).Channels, cancel);

    // Reads the channels in step, so that a splitter buffers only a block or two for the slower channels.
    private static FrameFeatures[] Extract(IReadOnlyList<IAudioSource> channels, CancellationToken cancel)
    {
        var rate = RateFor(channels[0].SampleRate);
        // The wrappers only read. The caller keeps the ownership of its source.
        var sounds = channels.Select(channel => ResampledSource.AtRate(channel, rate)).ToArray();
        var passes = Array.ConvertAll(sounds, sound => new Pass(rate, sound.Frames));
        var block = new float[BlockFrames * passes[0].Hop];
        for (var more = true; more;)
        {
            more = false;
            for (var channel = 0; channel < sounds.Length; channel++)
            {
                cancel.ThrowIfCancellationRequested();
                var read = sounds[channel].Read(block);
                passes[channel].Add(block.AsSpan(0, read));
                more |= read > 0;
            }
        }
        return Array.ConvertAll(passes, pass => pass.Complete());
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
        private readonly float[] _centered;
        private bool _slowStarted;
        private float[] _logMel;
        private float[] _mfcc;
        private float[] _periodicity;
        private float[] _hertz;
        private float[] _second;
        private float[] _energy;
        private int _frames;
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
            _centered = new float[PitchTracker.BlockSamples];
            // Each frame is centered on its 10 ms. Silence precedes the first sample.
            Span = Math.Max(_window, (PitchTracker.BlockSamples * _decimation) + _antiAlias.Length);
            Lead = (Span - Hop) / 2;
            _pending = new float[Span + (2 * BlockFrames * Hop)];
            _pendingCount = Lead;
            // The stated length only sizes the arrays. If a source states a wrong length, the cost is memory or a copy, nothing more.
            var frames = (int)Math.Clamp(expectedSamples / Hop, 0, MostFramesAhead) + FramesBehindEnd;
            _logMel = new float[frames * _mel.Bands];
            _mfcc = new float[frames * _mel.Cepstra];
            _periodicity = new float[frames];
            _hertz = new float[frames];
            _second = new float[frames];
            _energy = new float[frames];
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
            // Add enough silence after the end for the last whole frame.
            var frames = (int)(_samples / Hop);
            Append(new float[Span]);
            Array.Resize(ref _logMel, frames * _mel.Bands);
            Array.Resize(ref _mfcc, frames * _mel.Cepstra);
            Array.Resize(ref _periodicity, frames);
            Array.Resize(ref _hertz, frames);
            Array.Resize(ref _second, frames);
            FeatureFloors.Apply(_logMel, _mel.Bands, _periodicity, _energy);
            for (var frame = 0; frame < frames; frame++)
            {
                _mel.ToCepstra(
                    _logMel.AsSpan(frame * _mel.Bands, _mel.Bands), _mfcc.AsSpan(frame * _mel.Cepstra, _mel.Cepstra));
            }
            return new FrameFeatures(
                frames, _mel.Bands, _mel.Cepstra, _logMel, _mfcc, _periodicity, _hertz, (double)_samples / _rate)
            {
                SecondPeriodicity = _second,
            };
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
            // Pre-emphasis compensates for the spectral tilt of voices.
            _frame[0] = 0;
            for (var index = 1; index < _window; index++)
                _frame[index] = (window[index] - (0.97f * window[index - 1])) * _shape[index];
            _fft.Power(_frame, _power);
            if (_frames == _periodicity.Length)
                Grow();
            _mel.LogEnergies(_power, _logMel.AsSpan(_frames * _mel.Bands, _mel.Bands));
            SlowDown(span);
            (_periodicity[_frames], _hertz[_frames], _energy[_frames]) = _pitch.Analyze(_centered);
            _second[_frames] = SecondPitch.Analyze(_centered, _periodicity[_frames], _hertz[_frames]);
            _frames++;
        }

        private void Grow()
        {
            var frames = _frames * 2;
            Array.Resize(ref _logMel, frames * _mel.Bands);
            Array.Resize(ref _mfcc, frames * _mel.Cepstra);
            Array.Resize(ref _periodicity, frames);
            Array.Resize(ref _hertz, frames);
            Array.Resize(ref _second, frames);
            Array.Resize(ref _energy, frames);
        }

        /// <summary>
        /// Converts the span to the rate of the pitch tracker and removes its mean. Neighboring frames share most of the span, so only the
        /// end is new.
        /// </summary>
        private void SlowDown(ReadOnlySpan<float> span)
        {
            var fresh = _slowStarted ? _slow.Length - (Hop / _decimation) : 0;
            _slow.AsSpan(_slow.Length - fresh).CopyTo(_slow);
            _slowStarted = true;
            for (var index = fresh; index < _slow.Length; index++)
            {
                var sum = 0f;
                var from = span.Slice(index * _decimation, _antiAlias.Length);
                for (var tap = 0; tap < _antiAlias.Length; tap++)
                    sum += _antiAlias[tap] * from[tap];
                _slow[index] = sum;
            }
            var mean = 0f;
            foreach (var value in _slow)
                mean += value;
            mean /= _slow.Length;
            // Pre-emphasis weakens the low end, so that hum and rumble do not count as a voice.
            var previous = 0f;
            for (var index = 0; index < _slow.Length; index++)
            {
                var value = _slow[index] - mean;
                _centered[index] = value - (PitchPreEmphasis * previous);
                previous = value;
            }
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
