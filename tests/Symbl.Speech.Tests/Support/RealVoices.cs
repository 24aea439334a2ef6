using Symbl.Speech.Audio;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Tests.Support;

/// <summary>
/// Stretches of the real recordings in which exactly one person speaks, without pauses: real speech that can be put on channels at will.
/// Empty where the recordings are not beside the repository.
/// </summary>
internal static class RealVoices
{
    /// <summary>Hertz, of all clips.</summary>
    public const int Rate = 16_000;

    private const double ShortestClip = 0.6;
    private const double LeastSpeech = 3;
    private const int FadeSamples = Rate / 100;

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<float[]>>> Loaded = new(Load);

    /// <summary>Clips of each person of whom there is enough, who has most first.</summary>
    public static IReadOnlyList<IReadOnlyList<float[]>> People => Loaded.Value;

    private static List<IReadOnlyList<float[]>> Load()
    {
        if (Folders.SharedSpeech is null)
            return [];
        var people = new Dictionary<string, List<float[]>>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Folders.SharedSpeech, "*.rttm").Order(StringComparer.Ordinal))
        {
            using var audio = WaveFile.Open(Path.ChangeExtension(path, ".wav"));
            var samples = new float[audio.Frames];
            audio.Read(samples);
            foreach (var (name, start, end) in Alone(Folders.ReadTruth(path)))
            {
                if (!people.TryGetValue(name, out var clips))
                    people[name] = clips = [];
                clips.AddRange(Parts(samples[(int)(start * Rate)..Math.Min(samples.Length, (int)(end * Rate))]));
            }
        }
        return people.Values.Where(clips => clips.Sum(clip => clip.Length) >= LeastSpeech * Rate)
            .OrderByDescending(clips => clips.Sum(clip => clip.Length)).ToList<IReadOnlyList<float[]>>();
    }

    private static IEnumerable<(string Name, double Start, double End)> Alone(List<SpeakerSegment> truth)
    {
        var times = truth.SelectMany(part => new[] { part.Start, part.End }).Distinct().Order().ToList();
        foreach (var (start, end) in times.Zip(times.Skip(1)))
        {
            var speaking = truth.Where(part => part.Start <= start && part.End >= end).Select(part => part.Speaker).Distinct().ToList();
            if (speaking.Count == 1 && end - start >= ShortestClip)
                yield return (speaking[0], start, end);
        }
    }

    private static IEnumerable<float[]> Parts(float[] clip)
    {
        var from = 0;
        foreach (var (start, end) in Silences.Of(clip, Rate).Append(((double)clip.Length / Rate, 0)))
        {
            var part = clip[from..(int)(start * Rate)];
            from = (int)(end * Rate);
            if (part.Length >= Rate / 4)
                yield return Faded(part);
        }
    }

    private static float[] Faded(float[] clip)
    {
        for (var index = 0; index < FadeSamples; index++)
        {
            clip[index] *= (float)index / FadeSamples;
            clip[^(index + 1)] *= (float)index / FadeSamples;
        }
        return clip;
    }
}
