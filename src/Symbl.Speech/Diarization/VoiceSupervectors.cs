using Symbl.Speech.Activity;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Measures how a window of speech differs from all speech of the recording, sound by sound: the shift of the means of a mixture (maximum a
/// posteriori, as in GMM supervectors) and the shift of the pitch. The comparison of like sounds removes much of the influence of the
/// words.
/// </summary>
internal sealed class VoiceSupervectors
{
    private const int MostTrainingRows = 15_000;

    /// <summary>Number of rows after which a component applies half of a shift.</summary>
    private const double Relevance = 3;

    private const double PitchRelevance = 20;

    private readonly int _dimension;
    private readonly int _components;
    private readonly float[] _occupancy;
    private readonly float[] _shifts;
    private readonly float[] _pitch;
    private readonly float[] _pitchCount;
    private readonly double[] _scale;

    private VoiceSupervectors(DiagonalMixture mixture, int cells)
    {
        (_dimension, _components) = (mixture.Dimension, mixture.Components);
        _occupancy = new float[cells * _components];
        _shifts = new float[cells * _components * _dimension];
        _pitch = new float[cells];
        _pitchCount = new float[cells];
        _scale = new double[_components * _dimension];
        for (var component = 0; component < _components; component++)
        {
            for (var index = 0; index < _dimension; index++)
            {
                _scale[(component * _dimension) + index] =
                    Math.Sqrt(mixture.Weight(component) / mixture.Variance(component)[index]);
            }
        }
    }

    /// <summary>Learns the mixture and measures every cell with it.</summary>
    /// <param name="speech">The speech of the recording.</param>
    /// <param name="components">Number of sounds to distinguish.</param>
    /// <param name="loudOnly">True to omit quiet rows.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static VoiceSupervectors Measure(SpeechFrames speech, int components, bool loudOnly, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var wanted = loudOnly ? speech.Loud : Array.ConvertAll(speech.Loud, _ => true);
        var mixture = DiagonalMixture.Fit(speech.Cepstra.Select(wanted, MostTrainingRows), components);
        var vectors = new VoiceSupervectors(mixture, speech.Cells.Count);
        var (mean, deviation) = PitchOf(speech.LogPitch);
        Span<float> shares = stackalloc float[mixture.Components];
        for (var cell = 0; cell < speech.Cells.Count; cell++)
        {
            for (var row = speech.Cells[cell].Start; row < speech.Cells[cell].End; row++)
            {
                if (!float.IsNaN(speech.LogPitch[row]))
                {
                    vectors._pitch[cell] += (speech.LogPitch[row] - mean) / deviation;
                    vectors._pitchCount[cell]++;
                }
                if (wanted[row])
                {
                    mixture.Posteriors(speech.Cepstra[row], shares);
                    vectors.Add(cell, speech.Cepstra[row], shares, mixture);
                }
            }
        }
        return vectors;
    }

    /// <summary>Returns the vector of a window.</summary>
    /// <param name="window">The window in cells.</param>
    /// <param name="pitchWeight">Weight of the pitch relative to the sounds.</param>
    public double[] Of(Segment window, double pitchWeight)
    {
        var vector = new double[_scale.Length + 1];
        for (var component = 0; component < _components; component++)
        {
            var occupancy = 0.0;
            for (var cell = window.Start; cell < window.End; cell++)
            {
                occupancy += _occupancy[(cell * _components) + component];
                var shifts = _shifts.AsSpan(((cell * _components) + component) * _dimension, _dimension);
                for (var index = 0; index < shifts.Length; index++)
                    vector[(component * _dimension) + index] += shifts[index];
            }
            for (var at = component * _dimension; at < (component + 1) * _dimension; at++)
                vector[at] *= _scale[at] / (occupancy + Relevance);
        }
        var (pitch, voiced) = (0.0, 0.0);
        for (var cell = window.Start; cell < window.End; cell++)
        {
            pitch += _pitch[cell];
            voiced += _pitchCount[cell];
        }
        vector[^1] = pitchWeight * pitch / (voiced + PitchRelevance);
        return vector;
    }

    private void Add(int cell, ReadOnlySpan<float> row, ReadOnlySpan<float> shares, DiagonalMixture mixture)
    {
        for (var component = 0; component < _components; component++)
        {
            var share = shares[component];
            if (share < 1e-3f)
                continue;
            _occupancy[(cell * _components) + component] += share;
            var mean = mixture.Mean(component);
            var shifts = _shifts.AsSpan(((cell * _components) + component) * _dimension, _dimension);
            for (var index = 0; index < shifts.Length; index++)
                shifts[index] += share * (row[index] - mean[index]);
        }
    }

    private static (float Mean, float Deviation) PitchOf(float[] logPitch)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        foreach (var value in logPitch)
        {
            if (float.IsNaN(value))
                continue;
            count++;
            sum += value;
            squares += (double)value * value;
        }
        if (count == 0)
            return (0, 1);
        var mean = sum / count;
        return ((float)mean, (float)Math.Sqrt(Math.Max(1e-4, (squares / count) - (mean * mean))));
    }
}
