using System.Diagnostics;
using Symbl.Recognition.Neural.Onnx;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Neural.Activity;

/// <summary>Finds the probability of speech in each frame of the audio.</summary>
internal static class ActivityRun
{
    private const int FramesPerMessage = 2000;
    private const float Precision = 1000;

    public static void Run(WorkerRequest request, Action<WorkerEvent> write, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        using var model = SileroModel.Open(request.Models[0]);
        using var audio = WaveFile.Open(request.AudioPath);
        write(new WorkerEvent { Type = WorkerEvent.Ready, Version = OnnxModel.Version, LoadSeconds = watch.Elapsed.TotalSeconds });
        var frame = new float[SileroModel.Frame];
        List<float> odds = new(FramesPerMessage);
        long frames = 0;
        while (FullReads.Fill(audio, frame) is var read && read > 0)
        {
            cancel.ThrowIfCancellationRequested();
            frame.AsSpan(read).Clear();
            odds.Add(MathF.Round(model.Next(frame) * Precision) / Precision);
            frames++;
            if (odds.Count < FramesPerMessage)
                continue;
            Send();
        }

        Send();
        return;

        void Send()
        {
            write(new WorkerEvent
            {
                Type = WorkerEvent.Speech,
                SpeechOdds = [.. odds],
                FrameSeconds = (double)SileroModel.Frame / RecognizerAudio.SampleRate,
            });
            write(new WorkerEvent { Type = WorkerEvent.Progress, Fraction = Math.Min(1, (double)frames * SileroModel.Frame / Math.Max(1, audio.Frames)) });
            odds.Clear();
        }
    }
}
