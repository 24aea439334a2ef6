namespace Symbl.Speech.Features;

/// <summary>
/// Applies triangular filters with even spacing on the mel scale, and the cosine transform that converts their logarithms to cepstra.
/// </summary>
internal sealed class MelFilterBank
{
    private readonly int[] _first;
    private readonly float[][] _weights;
    private readonly float[][] _cosines;

    /// <param name="sampleRate">Sample rate in hertz.</param>
    /// <param name="fftSize">Samples per spectrum.</param>
    /// <param name="bands">Number of filters.</param>
    /// <param name="cepstra">Number of cepstral coefficients, from the first one on. The zeroth, loudness, is not included.</param>
    /// <param name="low">Lower edge in hertz.</param>
    /// <param name="high">Upper edge in hertz.</param>
    public MelFilterBank(int sampleRate, int fftSize, int bands, int cepstra, double low, double high)
    {
        _first = new int[bands];
        _weights = new float[bands][];
        var hertzPerBin = (double)sampleRate / fftSize;
        double Edge(int index) => Hertz(Mel(low) + ((Mel(high) - Mel(low)) * index / (bands + 1)));
        for (var band = 0; band < bands; band++)
        {
            var (left, center, right) = (Edge(band), Edge(band + 1), Edge(band + 2));
            _first[band] = (int)Math.Floor(left / hertzPerBin) + 1;
            var last = Math.Max(_first[band], (int)Math.Ceiling(right / hertzPerBin) - 1);
            _weights[band] = new float[last - _first[band] + 1];
            for (var bin = _first[band]; bin <= last; bin++)
            {
                var hertz = bin * hertzPerBin;
                var weight = hertz <= center ? (hertz - left) / (center - left) : (right - hertz) / (right - center);
                _weights[band][bin - _first[band]] = (float)Math.Max(0, weight);
            }
        }
        _cosines = new float[cepstra][];
        for (var order = 1; order <= cepstra; order++)
        {
            _cosines[order - 1] = new float[bands];
            for (var band = 0; band < bands; band++)
                _cosines[order - 1][band] = (float)(Math.Sqrt(2.0 / bands) * Math.Cos(Math.PI * order * (band + 0.5) / bands));
        }
    }

    /// <summary>Number of filters.</summary>
    public int Bands => _weights.Length;

    /// <summary>Number of cepstral coefficients.</summary>
    public int Cepstra => _cosines.Length;

    /// <summary>Computes the natural logarithms of the energies in the bands.</summary>
    public void LogEnergies(ReadOnlySpan<float> power, Span<float> logEnergies)
    {
        // Digital silence needs a logarithm too. FeatureFloors raises it to a floor relative to the recording.
        const float floor = 1e-30f;
        for (var band = 0; band < _weights.Length; band++)
        {
            var weights = _weights[band];
            var bins = power.Slice(_first[band], weights.Length);
            var sum = floor;
            for (var index = 0; index < weights.Length; index++)
                sum += weights[index] * bins[index];
            logEnergies[band] = MathF.Log(sum);
        }
    }

    /// <summary>Computes the mel-frequency cepstral coefficients from number 1 on.</summary>
    public void ToCepstra(ReadOnlySpan<float> logEnergies, Span<float> cepstra)
    {
        for (var order = 0; order < _cosines.Length; order++)
        {
            var cosines = _cosines[order];
            var sum = 0f;
            for (var band = 0; band < cosines.Length; band++)
                sum += cosines[band] * logEnergies[band];
            cepstra[order] = sum;
        }
    }

    private static double Mel(double hertz) => 1127 * Math.Log(1 + (hertz / 700));

    private static double Hertz(double mel) => 700 * (Math.Exp(mel / 1127) - 1);
}
