using System.Numerics;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Models two voices that sound at once. In each band of the spectrum the louder voice hides the other one, so the logarithm of the energy
/// of both is about the greater one of the two. Each voice has a mixture of Gaussians. Each pair of components explains the audio.
/// </summary>
internal sealed class TwoVoiceModel
{
    private const int Components = 8;
    private const int MostTrainingRows = 8_000;

    // Tables of the normal distribution. Beyond six standard deviations, only the least density counts.
    private const float TableReach = 6;
    private const int StepsPerDeviation = 64;
    private const float CumulativeSlope = 1.702f;
    private const float LeastDensity = 1e-6f;

    private static readonly float[] Density = Table(z => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI));
    private static readonly float[] Cumulative = Table(z => 1 / (1 + Math.Exp(-CumulativeSlope * z)));

    private readonly DiagonalMixture?[] _voices;
    private readonly int _width;
    private readonly float[] _means;
    private readonly float[] _inverse;
    private readonly float[] _densities;
    private readonly float[] _cumulatives;

    private TwoVoiceModel(DiagonalMixture?[] voices, int dimension)
    {
        _voices = voices;
        _width = (dimension + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _means = new float[voices.Length * Components * dimension];
        _inverse = new float[_means.Length];
        for (var at = 0; at < voices.Length * Components; at++)
        {
            if (voices[at / Components] is not { } mixture || at % Components >= mixture.Components)
                continue;
            mixture.Mean(at % Components).CopyTo(_means.AsSpan(at * dimension));
            for (var band = 0; band < dimension; band++)
                _inverse[(at * dimension) + band] = (float)(1 / Math.Sqrt(mixture.Variance(at % Components)[band]));
        }
        _densities = new float[voices.Length * Components * _width];
        _cumulatives = new float[_densities.Length];
    }

    /// <summary>Learns the voices.</summary>
    /// <param name="mel">Logarithms of the energies of each row.</param>
    /// <param name="voices">The voice of each row from which to learn; 255 for the other rows.</param>
    /// <param name="count">Number of voices.</param>
    public static TwoVoiceModel Fit(RowMatrix mel, byte[] voices, int count)
    {
        var mixtures = new DiagonalMixture?[count];
        for (var voice = 0; voice < count; voice++)
        {
            var own = mel.Select(voices, (byte)voice, MostTrainingRows);
            mixtures[voice] = own.Count > 0 ? DiagonalMixture.Fit(own, Components) : null;
        }
        return new TwoVoiceModel(mixtures, mel.Dimension);
    }

    /// <summary>Whether the model has learned a voice.</summary>
    public bool Knows(int voice) => _voices[voice] is not null;

    /// <summary>Returns the log likelihood of a row if one voice sounds alone.</summary>
    public float Alone(ReadOnlySpan<float> row, int voice) => _voices[voice]!.LogLikelihood(row);

    /// <summary>Prepares <see cref="Together"/> for a row and a voice.</summary>
    public void Prepare(ReadOnlySpan<float> row, int voice)
    {
        for (var component = voice * Components; component < (voice * Components) + _voices[voice]!.Components; component++)
        {
            var means = _means.AsSpan(component * row.Length, row.Length);
            var inverse = _inverse.AsSpan(component * row.Length, row.Length);
            var densities = _densities.AsSpan(component * _width, _width);
            var cumulatives = _cumulatives.AsSpan(component * _width, _width);
            // Bands behind the last one count as certain.
            densities[row.Length..].Fill(0.5f);
            cumulatives[row.Length..].Fill(1);
            for (var band = 0; band < row.Length; band++)
            {
                var apart = Math.Clamp((row[band] - means[band]) * inverse[band], -TableReach, TableReach);
                var place = (int)((apart + TableReach) * StepsPerDeviation);
                densities[band] = (Density[place] * inverse[band]) + LeastDensity;
                cumulatives[band] = Cumulative[place];
            }
        }
    }

    /// <summary>Returns the log likelihood of the prepared row if two voices sound at once.</summary>
    public double Together(int first, int second)
    {
        var (one, two) = (_voices[first]!, _voices[second]!);
        var sum = 0.0;
        for (var component = 0; component < one.Components; component++)
        {
            // Of one voice twice, each pair counts in both orders.
            for (var other = first == second ? component : 0; other < two.Components; other++)
            {
                var times = first == second && other > component ? 2 : 1;
                sum += times * one.Weight(component) * two.Weight(other) * Product((first * Components) + component, (second * Components) + other);
            }
        }
        return Math.Log(Math.Max(sum, double.Epsilon));
    }

    // The density of the greater one of two values: one has this value and the other a lower one.
    private double Product(int one, int two)
    {
        var oneDensities = _densities.AsSpan(one * _width, _width);
        var oneCumulatives = _cumulatives.AsSpan(one * _width, _width);
        var twoDensities = _densities.AsSpan(two * _width, _width);
        var twoCumulatives = _cumulatives.AsSpan(two * _width, _width);
        var product = Vector<float>.One;
        for (var band = 0; band < _width; band += Vector<float>.Count)
        {
            product *= (new Vector<float>(oneDensities[band..]) * new Vector<float>(twoCumulatives[band..]))
                + (new Vector<float>(twoDensities[band..]) * new Vector<float>(oneCumulatives[band..]));
        }
        Vector.Widen(product, out var low, out var high);
        var both = low * high;
        var all = 1.0;
        for (var lane = 0; lane < Vector<double>.Count; lane++)
            all *= both[lane];
        return all;
    }

    private static float[] Table(Func<double, double> value) =>
        [.. Enumerable.Range(0, (int)(2 * TableReach * StepsPerDeviation) + 1).Select(step => (float)value((step / (double)StepsPerDeviation) - TableReach))];
}
