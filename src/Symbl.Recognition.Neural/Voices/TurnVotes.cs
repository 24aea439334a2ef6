using System.Numerics;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Neural.Voices;

/// <summary>
/// Joins the labels of overlapping windows to turns. The number of speakers of a frame is the rounded mean of its windows, and that many
/// clusters with the most votes talk in it, so a frame can have several speakers. Numbers are in single precision, as in other programs.
/// </summary>
/// <param name="labels">The labels of the frames of each window: a bit for each speaker who talks.</param>
/// <param name="samples">Length of the audio in samples.</param>
/// <param name="measures">The measures of windows.</param>
internal sealed class TurnVotes(IReadOnlyList<byte[]> labels, long samples, WindowMeasures measures)
{
    // In seconds. A speaker who pauses for less goes on, and shorter turns are left out.
    private const float LongestPause = 0.5f;
    private const float ShortestTurn = 0.3f;

    private const float NoWindows = 1e-12f;

    /// <summary>Gets the turns of a recording of one window. The window decides its speakers.</summary>
    public IReadOnlyList<WorkerTurn> OfOneWindow()
    {
        var frames = labels[0];
        return Turns(measures.Speakers, frames.Length, (frame, speaker) => frames[frame] >> speaker & 1, (_, _) => 1);
    }

    /// <summary>Gets the turns.</summary>
    /// <param name="clusters">The cluster of each voice, by window and speaker.</param>
    public IReadOnlyList<WorkerTurn> OfClusters(IReadOnlyDictionary<(int Window, int Speaker), int> clusters)
    {
        var speakers = clusters.Count == 0 ? 0 : clusters.Values.Max() + 1;
        var (counts, windows) = SpeakersPerFrame();
        var rows = Rows();
        var votes = new int[rows * speakers];
        for (var window = 0; window < labels.Count; window++)
            Vote(window, clusters, votes, rows, speakers);
        var isTalking = new bool[rows * speakers];
        for (var frame = 0; frame < rows; frame++)
        {
            foreach (var cluster in TopClusters.Pick(votes.AsSpan(frame * speakers, speakers), counts[frame]))
                isTalking[(frame * speakers) + cluster] = true;
        }

        return Turns(
            speakers, rows, (frame, speaker) => isTalking[(frame * speakers) + speaker] ? 1 : 0,
            (frame, speaker) => Math.Min(1, votes[(frame * speakers) + speaker] / (double)Math.Max(1, windows[frame])));
    }

    /// <summary>Gets the rounded mean number of speakers of each frame, and the number of its windows.</summary>
    public (int[] Counts, float[] Windows) SpeakersPerFrame()
    {
        var (sums, windows) = (new float[AllRows], new float[AllRows]);
        for (var window = 0; window < labels.Count; window++)
        {
            var start = FirstFrame(window);
            for (var frame = 0; frame < labels[window].Length && start + frame < sums.Length; frame++)
            {
                sums[start + frame] += BitOperations.PopCount(labels[window][frame]);
                windows[start + frame]++;
            }
        }

        return ([.. sums.Select((sum, frame) => (int)((sum / (windows[frame] + NoWindows)) + 0.5f))], windows);
    }

    private int AllRows => (int)((measures.Window + ((labels.Count - 1L) * measures.WindowShift)) / measures.FrameShift) + 1;

    // A last window that is not full ends with the audio.
    private int Rows() => (samples - measures.Window) % measures.WindowShift > 0
        ? (int)Math.Min(samples / measures.FrameShift, AllRows - 1) + 1
        : AllRows;

    private int FirstFrame(int window) => (int)(((float)window * measures.WindowShift / measures.FrameShift) + 0.5);

    private void Vote(int window, IReadOnlyDictionary<(int Window, int Speaker), int> clusters, int[] votes, int rows, int speakers)
    {
        var start = FirstFrame(window);
        Span<int> clusterOf = stackalloc int[measures.Speakers];
        for (var speaker = 0; speaker < measures.Speakers; speaker++)
            clusterOf[speaker] = clusters.TryGetValue((window, speaker), out var cluster) ? cluster : -1;
        for (var frame = 0; frame < labels[window].Length && start + frame < rows; frame++)
        {
            var voted = votes.AsSpan((start + frame) * speakers, speakers);
            for (var speaker = 0; speaker < clusterOf.Length; speaker++)
            {
                // Two speakers of a window can be one cluster, which has one vote.
                if (clusterOf[speaker] >= 0 && IsTalking(speaker, frame) && !IsVoted(speaker, frame, clusterOf))
                    voted[clusterOf[speaker]]++;
            }
        }

        bool IsTalking(int speaker, int frame) => (labels[window][frame] >> speaker & 1) == 1;

        bool IsVoted(int speaker, int frame, ReadOnlySpan<int> clusters)
        {
            for (var before = 0; before < speaker; before++)
            {
                if (clusters[before] == clusters[speaker] && IsTalking(before, frame))
                    return true;
            }

            return false;
        }
    }

    private List<WorkerTurn> Turns(int speakers, int frames, Func<int, int, int> isTalking, Func<int, int, double> agreement)
    {
        var scale = (float)measures.FrameShift / RecognizerAudio.SampleRate;
        var offset = (float)(0.5 * measures.Field / RecognizerAudio.SampleRate);
        List<WorkerTurn> turns = [];
        for (var speaker = 0; speaker < speakers; speaker++)
        {
            List<(float Start, float End, double Agreement, int Frames)> own = [];
            for (var frame = 0; frame < frames; frame++)
            {
                if (isTalking(frame, speaker) == 0)
                    continue;
                var (first, sum) = (frame, 0.0);
                for (; frame < frames && isTalking(frame, speaker) != 0; frame++)
                    sum += agreement(frame, speaker);
                // A turn that goes on at the end has the last frame as its end.
                var last = Math.Min(frame, frames - 1);
                Add(own, ((first * scale) + offset, (last * scale) + offset, sum, frame - first));
            }

            turns.AddRange(own.Where(turn => turn.End - turn.Start > ShortestTurn)
                .Select(turn => new WorkerTurn(speaker, turn.Start, turn.End, Math.Round(turn.Agreement / Math.Max(1, turn.Frames), 3))));
        }

        return [.. turns.OrderBy(turn => turn.Start).ThenBy(turn => turn.Speaker)];
    }

    private static void Add(
        List<(float Start, float End, double Agreement, int Frames)> turns, (float Start, float End, double Agreement, int Frames) turn)
    {
        if (turns.Count > 0 && turns[^1] is var before && before.End < turn.Start && before.End + LongestPause >= turn.Start)
            turns[^1] = (before.Start, turn.End, before.Agreement + turn.Agreement, before.Frames + turn.Frames);
        else
            turns.Add(turn);
    }
}
