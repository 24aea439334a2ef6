using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Activity;

/// <summary>
/// Tells speech from tones, music and other sounds that have pitch or rhythm as speech has. The pitch of a voice glides, its harmonics never
/// stay, and its spectrum changes with every sound; notes hold their lines and jump, and a gliding tone has one line. A segment that begins
/// with music and ends with speech is divided.
/// </summary>
internal static class SpeechGate
{
    // Logistic regression found these weights over telephone calls, meetings, prompts in three languages, synthetic voices, hold music, other
    // music, tones and noise, each group with the same weight.
    private const double Bias = -3.66;
    private const double HeldWeight = -5.71;
    private const double SteadyWeight = -1.61;
    private const double GlideWeight = 13.28;
    private const double ChangeWeight = 3.03;
    private const double SingleWeight = -10.81;

    // A whisper has no pitch. Its evidence: the spectrum takes many shapes, each has peaks, as the resonances of a mouth have, and the sound
    // lasts. Noise lacks the shapes; drums and steps lack the peaks and do not last. The evidence grows from the first value to the second.
    private const double WhisperWeight = 3;
    private const double WhisperBias = -1;
    private const double LeastShape = 3.5;
    private const double FullShape = 5;
    private const double LeastPeak = 0.08;
    private const double FullPeak = 0.095;
    private const double LeastFilled = 0.2;
    private const double FullFilled = 0.35;
    private const double MostWhisperVoiced = 0.2;
    private const double MostWhisperHeld = 0.1;

    // Beyond these values a property says nothing more.
    private const double MostGlide = 0.4;
    private const double MostSingle = 0.8;

    /// <summary>Evidence that a doubtful sound gets in favor of speech: a lost word is worse than a sound too much.</summary>
    private const double Doubt = 1.25;

    private const double MostEvidence = 4;

    // Evidence and decibels above the noise from which a sound needs no detector, with the shortest gap and length in frames.
    private const double Sure = 3.5;
    private const float Audible = 3;
    private const int ShortestGap = 30;
    private const int Shortest = 20;

    // The gate decides every quarter of a second, from the second before and after.
    private const int Hop = FrameFeatures.Rate / 4;
    private const int Reach = FrameFeatures.Rate;

    /// <summary>Neighboring decisions share most of their frames. Each counts as much as this part of an independent one.</summary>
    private const double Weight = 0.25;

    private const double SwitchCost = 3;

    /// <summary>After a pause of this many frames, the sound before it says nothing about the sound after it.</summary>
    private const int LongPause = FrameFeatures.Rate;

    // Pitch over 50 ms, as a share: below the first a note holds it, below the second a voice moves it, beyond it jumps.
    private const int PitchSpan = 5;
    private const double SteadyPitch = 0.004;
    private const double MostGlidePitch = 0.1;
    // Frames of one swing of a vibrato; the change of the mean pitch from swing to swing, and the variance within one, of the logarithm.
    private const int Swing = 18;
    private const double MostDrift = 0.006;
    private const double MostVariance = 0.0004;

    private const float Voiced = 0.65f;
    private const float SurelyVoiced = 0.7f;

    // The change of the cepstrum over 80 ms, smoothed over 50 ms.
    private const int Cepstra = 12;
    private const int ChangeReach = 4;
    private const int SmoothReach = 2;

    // Decibels below the loudest frame of a window at which a frame counts for nothing, and over which its weight grows to 1.
    private const float LeastLevel = 25;
    private const float LevelRange = 15;

    /// <summary>Decibels below the loud frames of the recording from which on a window is a pause.</summary>
    private const float PauseLevel = 50;

    private const double LoudQuantile = 0.99;

    private enum Pitch : byte
    {
        None,
        Held,
        Glides,
        Jumps,
    }

    /// <summary>Returns the parts of segments that are speech, in order.</summary>
    /// <param name="features">The features of the recording.</param>
    /// <param name="lines">The lines of the same audio.</param>
    /// <param name="segments">Segments that can be speech, in order.</param>
    public static List<Segment> Pass(FrameFeatures features, LineTracker lines, IReadOnlyList<Segment> segments)
    {
        var speech = Decode(Evidence(features, lines), segments);
        var passed = new List<Segment>();
        foreach (var segment in segments)
        {
            for (var start = segment.Start; start < segment.End;)
            {
                var end = start;
                var state = At(speech, start);
                while (end < segment.End && At(speech, end) == state)
                    end = Math.Min(segment.End, ((end / Hop) + 1) * Hop);
                if (state && passed.Count > 0 && passed[^1].End == start)
                    passed[^1] = passed[^1] with { End = end };
                else if (state)
                    passed.Add(new Segment(start, end));
                start = end;
            }
        }
        return passed;
    }

    /// <summary>
    /// Returns segments that can be speech: those of the detector, and audible sound with so much evidence that it needs no detector, as
    /// whispers have.
    /// </summary>
    /// <param name="features">The features of the recording.</param>
    /// <param name="lines">The lines of the same audio.</param>
    /// <param name="detected">The segments that the detector found, in order.</param>
    /// <param name="cancel">Cancels the work.</param>
    public static List<Segment> Candidates(
        FrameFeatures features, LineTracker lines, IReadOnlyList<Segment> detected, CancellationToken cancel)
    {
        var evidence = Evidence(features, lines);
        var loudness = SpeechOdds.AboveNoise(features, cancel);
        var labels = new byte[features.Count];
        for (var frame = 0; frame < labels.Length; frame++)
            labels[frame] = (byte)(evidence[frame / Hop] > Sure && loudness[frame] > Audible ? 1 : 0);
        var sure = Segment.Join(Segment.FromLabels(labels, 1), ShortestGap).Where(segment => segment.Length >= Shortest);
        return Segment.Join(detected.Concat(sure).OrderBy(segment => segment.Start), 1);
    }

    /// <summary>Returns the evidence for speech at each decision; not a number in a pause.</summary>
    internal static double[] Evidence(FrameFeatures features, LineTracker lines)
    {
        var levels = FrameLevels.Of(features);
        var pitch = Pitches(features);
        var smooth = Smooth(features);
        var change = Changes(smooth);
        var pause = Loud(levels) - PauseLevel;
        var evidence = new double[(features.Count + Hop - 1) / Hop];
        for (var at = 0; at < evidence.Length; at++)
        {
            var middle = (at * Hop) + (Hop / 2);
            var (first, last) = (Math.Max(0, middle - Reach), Math.Min(features.Count, middle + Reach + 1));
            var loudest = float.MinValue;
            for (var frame = first; frame < last; frame++)
                loudest = Math.Max(loudest, levels[frame]);
            evidence[at] = loudest < pause ? double.NaN : Judge(first, last, loudest, features, lines, levels, pitch, change, smooth);
        }
        return evidence;
    }

    private static double Judge(
        int first, int last, float loudest, FrameFeatures features, LineTracker lines, float[] levels, Pitch[] pitch, float[] change, float[] smooth)
    {
        var (all, held, single, voiced, changed) = (0.0, 0.0, 0.0, 0.0, 0.0);
        Span<double> moves = stackalloc double[4];
        for (var frame = first; frame < last; frame++)
        {
            var weight = Math.Clamp((levels[frame] - loudest + LeastLevel) / LevelRange, 0, 1);
            var spectrum = Math.Min(frame * LineTracker.Rate / FrameFeatures.Rate, lines.Held.Count - 1);
            all += weight;
            held += weight * lines.Held[spectrum];
            single += weight * lines.Single[spectrum];
            voiced += features.Periodicity[frame] > Voiced ? weight : 0;
            changed += weight * change[frame];
            moves[(int)pitch[frame]] += weight;
        }
        var pitched = Math.Max(1, moves[(int)Pitch.Held] + moves[(int)Pitch.Glides] + moves[(int)Pitch.Jumps]);
        return Bias + Doubt
            + (HeldWeight * held / all)
            + (SteadyWeight * moves[(int)Pitch.Held] / pitched * voiced / all)
            + (GlideWeight * Math.Min(MostGlide, moves[(int)Pitch.Glides] / all))
            + (ChangeWeight * Math.Log(Math.Max(1, changed / all)))
            + (SingleWeight * Math.Min(MostSingle, single / all))
            + (Rise(MostWhisperVoiced, 0, voiced / all) * Rise(MostWhisperHeld, 0, held / all) * (WhisperBias + (WhisperWeight
                * Rise(LeastPeak, FullPeak, single / all) * Rise(LeastFilled, FullFilled, all / (last - first))
                * Rise(LeastShape, FullShape, Shapes(first, last, loudest, levels, smooth)))));
    }

    /// <summary>Returns 0 at the first value, 1 at the second and beyond it.</summary>
    private static double Rise(double none, double full, double value) => Math.Clamp((value - none) / (full - none), 0, 1);

    /// <summary>Returns how far the spectra of the loud frames in a range differ from their mean.</summary>
    private static double Shapes(int first, int last, float loudest, float[] levels, float[] smooth)
    {
        Span<double> sums = stackalloc double[Cepstra];
        var (all, squares) = (0.0, 0.0);
        for (var frame = first; frame < last; frame++)
        {
            var weight = Math.Clamp((levels[frame] - loudest + LeastLevel) / LevelRange, 0, 1);
            all += weight;
            for (var order = 0; order < Cepstra; order++)
            {
                var value = smooth[(frame * Cepstra) + order];
                sums[order] += weight * value;
                squares += weight * value * value;
            }
        }
        foreach (var sum in sums)
            squares -= sum * sum / all;
        return Math.Sqrt(Math.Max(0, squares / all));
    }

    // A run of segments with short pauses is decided together, and alone: the noise around a short word says nothing about the word.
    private static bool[] Decode(double[] evidence, IReadOnlyList<Segment> segments)
    {
        var speech = new bool[evidence.Length];
        foreach (var run in Segment.Join(segments, LongPause))
        {
            var (start, end) = (run.Start / Hop, Math.Min(evidence.Length, ((run.End - 1) / Hop) + 1));
            var scores = new float[2 * (end - start)];
            var known = false;
            for (var at = start; at < end; at++)
            {
                if (double.IsNaN(evidence[at]))
                    continue;
                known = true;
                scores[(2 * (at - start)) + 1] = (float)(Weight * Math.Clamp(evidence[at], -MostEvidence, MostEvidence));
            }
            var path = new byte[end - start];
            DurationViterbi.Decode(scores, 2, [1, 1], SwitchCost, path);
            // The gate rejects nothing that it cannot judge.
            for (var at = start; at < end; at++)
                speech[at] |= !known || path[at - start] == 1;
        }
        return speech;
    }

    private static bool At(bool[] speech, int frame) => speech[Math.Min(frame / Hop, speech.Length - 1)];

    private static float Loud(float[] levels)
    {
        var sorted = (float[])levels.Clone();
        Array.Sort(sorted);
        return sorted.Length == 0 ? 0 : sorted[(int)(LoudQuantile * (sorted.Length - 1))];
    }

    private static Pitch[] Pitches(FrameFeatures features)
    {
        var pitch = new Pitch[features.Count];
        for (var frame = PitchSpan; frame < pitch.Length; frame++)
        {
            var before = frame - PitchSpan;
            if (features.Periodicity[frame] <= SurelyVoiced || features.Periodicity[before] <= SurelyVoiced)
                continue;
            var moved = Math.Abs(Math.Log(features.Pitch[frame] / features.Pitch[before]));
            pitch[frame] = moved < SteadyPitch ? Pitch.Held : moved < MostGlidePitch ? Pitch.Glides : Pitch.Jumps;
        }
        ClearVibrato(features, pitch);
        return pitch;
    }

    // The pitch of a note with vibrato glides, but its mean over one swing is the mean over the next.
    private static void ClearVibrato(FrameFeatures features, Pitch[] pitch)
    {
        var (sums, squares, voiced) = (new double[pitch.Length + 1], new double[pitch.Length + 1], new int[pitch.Length + 1]);
        for (var frame = 0; frame < pitch.Length; frame++)
        {
            var heard = features.Periodicity[frame] > Voiced && features.Pitch[frame] > 0;
            var height = heard ? Math.Log(features.Pitch[frame]) : 0;
            sums[frame + 1] = sums[frame] + height;
            squares[frame + 1] = squares[frame] + (height * height);
            voiced[frame + 1] = voiced[frame] + (heard ? 1 : 0);
        }
        for (var (frame, cleared) = (Swing, 0); frame + Swing <= pitch.Length; frame++)
        {
            var (before, after) = (Range(frame - Swing), Range(frame));
            if (Math.Abs(before.Mean - after.Mean) >= MostDrift || !before.IsNote || !after.IsNote)
                continue;
            for (cleared = Math.Max(cleared, frame - Swing); cleared < frame + Swing; cleared++)
                pitch[cleared] = pitch[cleared] == Pitch.Glides ? Pitch.None : pitch[cleared];
        }

        (double Mean, bool IsNote) Range(int first)
        {
            var count = voiced[first + Swing] - voiced[first];
            if (count < Swing - 2)
                return (0, false);
            var mean = (sums[first + Swing] - sums[first]) / count;
            return (mean, ((squares[first + Swing] - squares[first]) / count) - (mean * mean) < MostVariance);
        }
    }

    private static float[] Smooth(FrameFeatures features)
    {
        var smooth = new float[features.Count * Cepstra];
        for (var frame = 0; frame < features.Count; frame++)
        {
            var (first, last) = (Math.Max(0, frame - SmoothReach), Math.Min(features.Count - 1, frame + SmoothReach));
            for (var near = first; near <= last; near++)
            {
                for (var order = 0; order < Cepstra; order++)
                    smooth[(frame * Cepstra) + order] += features.MfccAt(near)[order] / (last - first + 1);
            }
        }
        return smooth;
    }

    private static float[] Changes(float[] smooth)
    {
        var changes = new float[smooth.Length / Cepstra];
        for (var frame = ChangeReach; frame + ChangeReach < changes.Length; frame++)
        {
            var sum = 0f;
            for (var order = 0; order < Cepstra; order++)
            {
                var change = smooth[((frame + ChangeReach) * Cepstra) + order] - smooth[((frame - ChangeReach) * Cepstra) + order];
                sum += change * change;
            }
            changes[frame] = MathF.Sqrt(sum);
        }
        return changes;
    }
}
