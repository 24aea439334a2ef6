using Symbl.Speech.Activity;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>Statistics of the voice in a piece of speech: the shape of its spectrum and the pitch of its voiced frames.</summary>
internal sealed class VoiceStatistics(int dimension)
{
    /// <summary>Statistics of cepstral rows.</summary>
    public GaussianStatistics Spectrum { get; } = new(dimension);

    /// <summary>Statistics of the logarithms of the pitch in clearly voiced frames.</summary>
    public GaussianStatistics Pitch { get; } = new(1);

    /// <summary>Number of frames.</summary>
    public double Count => Spectrum.Count;

    /// <summary>Measures the rows of a span for which <paramref name="wanted"/> returns true.</summary>
    public static VoiceStatistics Of(SpeechFrames rows, Segment span, Func<int, bool> wanted)
    {
        var voice = new VoiceStatistics(rows.Cepstra.Dimension);
        for (var row = span.Start; row < span.End; row++)
        {
            if (!wanted(row))
                continue;
            voice.Spectrum.Add(rows.Cepstra[row]);
            if (!float.IsNaN(rows.LogPitch[row]))
                voice.Pitch.Add([rows.LogPitch[row]]);
        }
        return voice;
    }

    public void Add(VoiceStatistics other)
    {
        Spectrum.Add(other.Spectrum);
        Pitch.Add(other.Pitch);
    }

    public static VoiceStatistics Sum(IEnumerable<VoiceStatistics> parts, int dimension)
    {
        var sum = new VoiceStatistics(dimension);
        foreach (var part in parts)
            sum.Add(part);
        return sum;
    }
}
