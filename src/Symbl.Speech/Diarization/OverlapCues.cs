using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Measures for each row of speech the evidence that a second voice sounds, and chooses that voice: the voice of the turn before or after,
/// because people talk at once if they answer or interrupt each other.
/// </summary>
internal sealed class OverlapCues
{
    /// <summary>Label of rows without another voice.</summary>
    public const byte None = 255;

    // In rows, on both sides of a row.
    private const int Reach = 15 * FrameFeatures.Rate / 100;
    private const int WideReach = 35 * FrameFeatures.Rate / 100;

    // Rows near a change of voice can hold both voices, so no voice is learned from them, unless the voice has no other rows.
    private const int PureDistance = 30 * FrameFeatures.Rate / 100;
    private const int LeastPureRows = 60;

    private const int MostDistance = 2 * FrameFeatures.Rate;

    // The likelihoods of every other row suffice for the means.
    private const int Step = 2;
    private const float MostEvidence = 20;

    private const double LoudShare = 0.9;
    private const float QuietLevel = -25;
    private const float LeastLevel = -30;
    private const float MostLevel = 10;
    private const float MostPeriodicity = 0.93f;
    private const float ClearPeriodicity = 0.7f;

    private readonly SpeechFrames _rows;
    private readonly OverlapSound _sound;
    private readonly byte[] _voices;

    private OverlapCues(SpeechFrames rows, OverlapSound sound, byte[] voices)
    {
        _rows = rows;
        _sound = sound;
        _voices = voices;
        Others = new byte[rows.Count];
        Array.Fill(Others, None);
    }

    /// <summary>Names of the measures, in the order of <see cref="Measures"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "both better than one", "both better than one twice", "distance", "level", "second pitch", "clear second pitch",
    ];

    /// <summary>The other voice of each row; <see cref="None"/> if there is no candidate.</summary>
    public byte[] Others { get; }

    /// <summary>The measures, each with a value per row.</summary>
    public float[][] Measures { get; private set; } = [];

    /// <param name="rows">The speech.</param>
    /// <param name="sound">The sound of each row.</param>
    /// <param name="voices">The voice of each row.</param>
    /// <param name="count">Number of voices, including voices without a row.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static OverlapCues Of(SpeechFrames rows, OverlapSound sound, byte[] voices, int count, CancellationToken cancel)
    {
        var cues = new OverlapCues(rows, sound, voices);
        cues.ChooseOthers();
        var distance = cues.Distances();
        var pure = cues.Pure(distance, count);
        var (better, twice) = cues.Compare(TwoVoiceModel.Fit(sound.Mel, pure, count), cancel);
        var levels = cues.Levels(pure, count);
        var (strength, clear) = cues.SecondPitches(levels);
        var bounded = Array.ConvertAll(levels, level => Math.Clamp(level, LeastLevel, MostLevel));
        cues.Measures =
        [
            cues.Mean(better, Reach), cues.Mean(twice, Reach), distance, cues.Mean(bounded, WideReach), cues.Mean(strength, Reach),
            cues.Mean(clear, WideReach),
        ];
        return cues;
    }

    /// <summary>The time to the nearest change of voice within the segment of speech, in seconds.</summary>
    private float[] Distances()
    {
        var distance = new float[_rows.Count];
        Array.Fill(distance, MostDistance);
        foreach (var stretch in _rows.Stretches)
        {
            for (var row = stretch.Start + 1; row < stretch.End; row++)
                distance[row] = _voices[row] != _voices[row - 1] ? 0 : Math.Min(MostDistance, distance[row - 1] + 1);
            for (var row = stretch.End - 2; row >= stretch.Start; row--)
                distance[row] = _voices[row] != _voices[row + 1] ? 0 : Math.Min(distance[row], distance[row + 1] + 1);
        }
        return Array.ConvertAll(distance, rows => rows / FrameFeatures.Rate);
    }

    private byte[] Pure(float[] distance, int count)
    {
        var pure = new byte[_rows.Count];
        var rowsOf = new int[count];
        for (var row = 0; row < pure.Length; row++)
        {
            pure[row] = distance[row] * FrameFeatures.Rate >= PureDistance ? _voices[row] : None;
            if (pure[row] != None)
                rowsOf[pure[row]]++;
        }
        for (var row = 0; row < pure.Length; row++)
        {
            if (rowsOf[_voices[row]] < LeastPureRows)
                pure[row] = _voices[row];
        }
        return pure;
    }

    /// <summary>Compares two voices at once with one voice, and with one voice that sounds twice.</summary>
    private (float[] Better, float[] Twice) Compare(TwoVoiceModel model, CancellationToken cancel)
    {
        var (better, twice) = (new float[_rows.Count], new float[_rows.Count]);
        for (var row = 0; row < _rows.Count; row++)
        {
            var (own, other) = (_voices[row], Others[row]);
            if (other == None || !model.Knows(own) || !model.Knows(other))
                continue;
            if (row % Step != 0 && row > 0 && _voices[row - 1] == own && Others[row - 1] == other)
            {
                (better[row], twice[row]) = (better[row - 1], twice[row - 1]);
                continue;
            }
            cancel.ThrowIfCancellationRequested();
            var mel = _sound.Mel[row];
            model.Prepare(mel, own);
            model.Prepare(mel, other);
            var both = model.Together(own, other);
            better[row] = Bounded(both - model.Alone(mel, own));
            twice[row] = Bounded(both - Math.Max(model.Together(own, own), model.Together(other, other)));
        }
        return (better, twice);
    }

    private static float Bounded(double evidence) => (float)Math.Clamp(evidence, -MostEvidence, MostEvidence);

    /// <summary>Chooses the other voice of each row: of all other voices, the one that talks nearest to it.</summary>
    private void ChooseOthers()
    {
        var reached = new int[_rows.Count];
        var (other, end) = (None, 0);
        for (var row = 1; row < _rows.Count; row++)
        {
            if (_voices[row] != _voices[row - 1])
                (other, end) = (_voices[row - 1], _rows.Frames[row - 1]);
            (Others[row], reached[row]) = (other, end);
        }
        (other, var start) = (None, 0);
        for (var row = _rows.Count - 2; row >= 0; row--)
        {
            if (_voices[row] != _voices[row + 1])
                (other, start) = (_voices[row + 1], _rows.Frames[row + 1]);
            if (other != None && (Others[row] == None || start - _rows.Frames[row] < _rows.Frames[row] - reached[row]))
                Others[row] = other;
        }
    }

    /// <summary>Level of each row relative to the loud speech of its voice, in dB.</summary>
    private float[] Levels(byte[] pure, int count)
    {
        var loud = new float[count];
        for (var voice = 0; voice < count; voice++)
            loud[voice] = Quantile.Of(Enumerable.Range(0, _rows.Count).Where(row => pure[row] == voice).Select(row => _sound.Level[row]).ToArray(), LoudShare);
        var levels = new float[_rows.Count];
        for (var row = 0; row < levels.Length; row++)
            levels[row] = _sound.Level[row] - loud[_voices[row]];
        return levels;
    }

    /// <summary>Finds rows that hold a second pitch: its strength, and whether it is clear.</summary>
    private (float[] Strength, float[] Clear) SecondPitches(float[] levels)
    {
        var (strength, clear) = (new float[_rows.Count], new float[_rows.Count]);
        for (var row = 0; row < _rows.Count; row++)
        {
            var (first, second) = (_sound.Periodicity[row], _sound.SecondPeriodicity[row]);
            if (levels[row] > QuietLevel)
                strength[row] = second * (1 - first);
            if (second > ClearPeriodicity && first < MostPeriodicity)
                clear[row] = 1;
        }
        return (strength, clear);
    }

    /// <summary>Computes the mean of the rows around each row that belong to the same segment of speech.</summary>
    private float[] Mean(float[] values, int reach)
    {
        var means = new float[values.Length];
        foreach (var stretch in _rows.Stretches)
        {
            var (sum, from, to) = (0.0, stretch.Start, stretch.Start);
            for (var row = stretch.Start; row < stretch.End; row++)
            {
                while (to < Math.Min(stretch.End, row + reach + 1))
                    sum += values[to++];
                while (from < row - reach)
                    sum -= values[from++];
                means[row] = (float)(sum / (to - from));
            }
        }
        return means;
    }
}
