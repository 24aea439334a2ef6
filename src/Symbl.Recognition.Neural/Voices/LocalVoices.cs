using System.Numerics;

namespace Symbl.Recognition.Neural.Voices;

/// <summary>The audio of a speaker within a window, without frames in which another one talks too.</summary>
/// <param name="Speaker">Number of the speaker within the window.</param>
/// <param name="Spans">Spans of samples from the start of the window.</param>
internal sealed record LocalVoice(int Speaker, IReadOnlyList<(int Start, int End)> Spans)
{
    // With fewer frames, a voice cannot be described.
    private const int LeastFrames = 10;

    /// <summary>Finds the voices of a window.</summary>
    /// <param name="labels">The labels of the frames: a bit for each speaker who talks.</param>
    /// <param name="index">Number of the window.</param>
    /// <param name="measures">The measures of windows.</param>
    public static IEnumerable<LocalVoice> Of(byte[] labels, int index, WindowMeasures measures)
    {
        for (var speaker = 0; speaker < measures.Speakers; speaker++)
        {
            var alone = 1 << speaker;
            if (labels.Count(label => label == alone) < LeastFrames)
                continue;
            yield return new LocalVoice(speaker, [.. Runs(labels, alone).Select(run => (Sample(run.Start), Sample(run.End)))]);
        }

        // Other programs count in single precision from the start of the recording. The turns must be the same, so this does too.
        int Sample(int frame)
        {
            var offset = index * measures.WindowShift;
            var place = (int)(((float)frame / labels.Length * measures.Window) + offset);
            return Math.Clamp(place - offset, 0, measures.Window);
        }
    }

    // A run up to the end of the window has its last frame as its end.
    private static IEnumerable<(int Start, int End)> Runs(byte[] labels, int wanted)
    {
        var start = -1;
        for (var frame = 0; frame < labels.Length; frame++)
        {
            var isWanted = labels[frame] == wanted;
            if (isWanted && start < 0)
                start = frame;
            if (!isWanted && start >= 0)
            {
                yield return (start, frame);
                start = -1;
            }
        }

        if (start >= 0)
            yield return (start, labels.Length - 1);
    }
}

/// <summary>The numbers that describe the voices of all windows.</summary>
internal sealed class VoiceList
{
    // The distances of more voices than this need too much memory. This is more than an hour of two speakers has.
    private const int MostClustered = 6000;

    private readonly List<(int Window, int Speaker)> _voices = [];
    private readonly List<float[]> _numbers = [];

    /// <summary>Number of voices.</summary>
    public int Count => _voices.Count;

    /// <summary>Adds a voice. Its numbers are brought to the length 1.</summary>
    public void Add(int window, int speaker, float[] numbers)
    {
        var length = MathF.Sqrt(Dot(numbers, numbers));
        if (length > 0)
        {
            for (var at = 0; at < numbers.Length; at++)
                numbers[at] /= length;
        }

        _voices.Add((window, speaker));
        _numbers.Add(numbers);
    }

    /// <summary>Clusters the voices.</summary>
    /// <param name="cut">Gets the number of clusters from the distances of the merges.</param>
    /// <returns>The cluster of each voice, by window and speaker.</returns>
    public Dictionary<(int Window, int Speaker), int> Cluster(Func<double[], int> cut)
    {
        // Of a long recording, voices at equal distances form the clusters, and each of the others joins the nearest one.
        var step = (Count + MostClustered - 1) / MostClustered;
        int[] members = [.. Enumerable.Range(0, Count).Where(voice => step <= 1 || voice % step == 0)];
        var labels = CompleteLinkage.Cluster(members.Length, Distances(members), cut);
        var result = members.Select((voice, at) => (voice, at)).ToDictionary(pair => _voices[pair.voice], pair => labels[pair.at]);
        if (members.Length == Count)
            return result;
        var centers = Centers(members, labels);
        for (var voice = 0; voice < Count; voice++)
        {
            if (voice % step != 0)
                result[_voices[voice]] = Array.IndexOf(centers, centers.MaxBy(center => Dot(center, _numbers[voice])));
        }

        return result;
    }

    private double[] Distances(int[] members)
    {
        var distances = new double[members.Length * (members.Length - 1) / 2];
        var place = 0;
        for (var first = 0; first < members.Length; first++)
        {
            for (var second = first + 1; second < members.Length; second++)
                distances[place++] = Math.Max(0, 1 - (double)Dot(_numbers[members[first]], _numbers[members[second]]));
        }

        return distances;
    }

    private float[][] Centers(int[] members, int[] labels)
    {
        var centers = Enumerable.Range(0, labels.Max() + 1).Select(_ => new float[_numbers[0].Length]).ToArray();
        for (var at = 0; at < members.Length; at++)
        {
            for (var number = 0; number < centers[0].Length; number++)
                centers[labels[at]][number] += _numbers[members[at]][number];
        }

        foreach (var center in centers)
        {
            var length = MathF.Max(float.Epsilon, MathF.Sqrt(Dot(center, center)));
            for (var number = 0; number < center.Length; number++)
                center[number] /= length;
        }

        return centers;
    }

    private static float Dot(float[] first, float[] second)
    {
        var sum = Vector<float>.Zero;
        var at = 0;
        for (; at <= first.Length - Vector<float>.Count; at += Vector<float>.Count)
            sum += new Vector<float>(first, at) * new Vector<float>(second, at);
        var total = Vector.Sum(sum);
        for (; at < first.Length; at++)
            total += first[at] * second[at];
        return total;
    }
}
