using System.Diagnostics;
using Symbl.Recognition.Neural.Onnx;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Neural.Voices;

/// <summary>
/// Finds who speaks when: labels overlapping windows, describes the voices of each window, clusters them, and lets the windows vote. It
/// keeps one window of audio in memory.
/// </summary>
internal static class SpeakerRun
{
    // Voices that are farther apart are of different people, if the number of people is unknown.
    private const double LargestDistance = 0.5;

    public static void Run(WorkerRequest request, Action<WorkerEvent> write, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        if (request.VoiceModel is not { } voiceModel || request.Speakers is not { } speakers)
            throw new WorkerFailedException("the request of the server names no model of voices");
        using var segmentation = SegmentationModel.Open(request.Models[0], request.Threads);
        using var embedding = EmbeddingModel.Open(voiceModel, request.Threads);
        using var audio = WaveFile.Open(request.AudioPath);
        write(new WorkerEvent { Type = WorkerEvent.Ready, Version = OnnxModel.Version, LoadSeconds = watch.Elapsed.TotalSeconds });
        write(new WorkerEvent { Type = WorkerEvent.Found, Turns = Find(audio, segmentation, embedding, speakers, Report, cancel) });

        void Report(double fraction) => write(new WorkerEvent { Type = WorkerEvent.Progress, Fraction = fraction });
    }

    private static IReadOnlyList<WorkerTurn> Find(
        IAudioSource audio,
        SegmentationModel segmentation,
        EmbeddingModel embedding,
        WorkerSpeakers speakers,
        Action<double> report,
        CancellationToken cancel)
    {
        var measures = segmentation.Measures;
        var window = new float[measures.Window];
        var filled = FullReads.Fill(audio, window);
        if (filled == 0)
            return [];
        List<byte[]> labels = [];
        var voices = new VoiceList();
        var samples = (long)filled;
        var isOne = audio.Frames <= measures.Window;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            labels.Add(segmentation.Label(window));
            if (isOne)
                break;
            Describe(labels.Count - 1, filled);
            report(Math.Min(1, (double)samples / Math.Max(1, audio.Frames)));
            if (filled < window.Length)
                break;
            window.AsSpan(measures.WindowShift).CopyTo(window);
            var rest = window.AsSpan(window.Length - measures.WindowShift);
            var read = FullReads.Fill(audio, rest);
            if (read == 0)
                break;
            rest[read..].Clear();
            (samples, filled) = (samples + read, window.Length - measures.WindowShift + read);
        }

        var votes = new TurnVotes(labels, samples, measures);
        if (isOne)
            return votes.OfOneWindow();
        return voices.Count == 0 ? [] : votes.OfClusters(voices.Cluster(distances => Count(distances, speakers)));

        void Describe(int index, int length)
        {
            foreach (var voice in LocalVoice.Of(labels[index], index, measures))
            {
                List<float> own = [];
                foreach (var (start, end) in voice.Spans)
                {
                    if (Math.Min(end, length) > start)
                        own.AddRange(window.AsSpan(start..Math.Min(end, length)));
                }

                if (embedding.Describe(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(own)) is { } numbers)
                    voices.Add(index, voice.Speaker, numbers);
            }
        }
    }

    /// <summary>The number of clusters: the stated one, or the one at which merges get too distant, within the limits.</summary>
    /// <param name="distances">The distances of the merges, which ascend.</param>
    /// <param name="speakers">The number of speakers, as far as it is known.</param>
    internal static int Count(double[] distances, WorkerSpeakers speakers)
    {
        if (speakers.Exact is { } exact)
            return Math.Min(exact, distances.Length + 1);
        var near = Array.FindIndex(distances, distance => distance >= LargestDistance);
        var found = distances.Length + 1 - (near < 0 ? distances.Length : near);
        return Math.Max(1, Math.Clamp(found, Math.Min(speakers.Minimum, distances.Length + 1), speakers.Maximum ?? int.MaxValue));
    }
}
