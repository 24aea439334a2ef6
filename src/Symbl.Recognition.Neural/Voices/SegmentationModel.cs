using System.Numerics;
using Microsoft.ML.OnnxRuntime;
using Symbl.Models.Catalog;
using Symbl.Recognition.Neural.Onnx;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Neural.Voices;

/// <summary>The measures of a segmentation model, in samples.</summary>
/// <param name="Window">Length of a window.</param>
/// <param name="WindowShift">Distance of the starts of windows.</param>
/// <param name="Field">Length of the audio that a frame describes.</param>
/// <param name="FrameShift">Distance of frames.</param>
/// <param name="Speakers">Number of speakers that the model distinguishes within a window.</param>
internal sealed record WindowMeasures(int Window, int WindowShift, int Field, int FrameShift, int Speakers)
{
    /// <summary>Windows start this share of their length apart.</summary>
    private const float ShiftRatio = 0.1f;

    /// <summary>Creates the measures of windows that overlap as usual.</summary>
    public static WindowMeasures Of(int window, int field, int frameShift, int speakers) =>
        new(window, Math.Max(1, (int)((double)ShiftRatio * window)), field, frameShift, speakers);
}

/// <summary>
/// A segmentation model of pyannote. For each frame of a window it scores the sets of speakers who talk: no speaker, each one, and each pair. The
/// best set gives the labels of the frame.
/// </summary>
internal sealed class SegmentationModel : IDisposable
{
    private const int MostSpeakers = 8;
    private const int LongestWindow = RecognizerAudio.SampleRate * 60;

    private readonly OnnxModel _model;
    private readonly byte[] _sets;

    private SegmentationModel(OnnxModel model)
    {
        _model = model;
        _ = model.Number("sample_rate", RecognizerAudio.SampleRate, RecognizerAudio.SampleRate);
        Measures = WindowMeasures.Of(
            model.Number("window_size", RecognizerAudio.SampleRate, LongestWindow),
            model.Number("receptive_field_size", 1, LongestWindow),
            model.Number("receptive_field_shift", 1, RecognizerAudio.SampleRate),
            model.Number("num_speakers", 1, MostSpeakers));
        _sets = Sets(Measures.Speakers, model.Number("powerset_max_classes", 1, 2));
        if (model.Number("num_classes", 1, 1 << MostSpeakers) != _sets.Length)
            throw model.Wrong($"it has {model.Text("num_classes")} classes, and its speakers make {_sets.Length} sets");
    }

    /// <summary>The measures of the model.</summary>
    public WindowMeasures Measures { get; }

    /// <summary>Checks and loads a model.</summary>
    public static SegmentationModel Open(WorkerModel model, int threads) =>
        OnnxModel.Open(model, ModelRole.SpeakerSegmentation, threads, static onnx => new SegmentationModel(onnx));

    /// <summary>Labels the frames of a window: a bit for each speaker who talks.</summary>
    /// <param name="window">The samples of the window.</param>
    public byte[] Label(float[] window)
    {
        using var samples = OrtValue.CreateTensorValueFromMemory(window, [1, 1, window.Length]);
        using var results = _model.Run([_model.Inputs[0]], [samples], [_model.Outputs[0]]);
        var shape = results[0].GetTensorTypeAndShape().Shape;
        var most = (Measures.Window / Measures.FrameShift) + 1;
        if (shape is not [1, var frames, var classes] || classes != _sets.Length || frames < 1 || frames > most)
            throw _model.Wrong($"its output has the shape [{string.Join(",", shape)}]");
        var scores = results[0].GetTensorDataAsSpan<float>();
        var labels = new byte[frames];
        for (var frame = 0; frame < labels.Length; frame++)
            labels[frame] = _sets[Best(scores.Slice(frame * _sets.Length, _sets.Length))];
        return labels;
    }

    public void Dispose() => _model.Dispose();

    /// <summary>The sets of speakers in the order of the classes.</summary>
    /// <param name="speakers">Number of speakers.</param>
    /// <param name="largest">Size of the largest set, 1 or 2.</param>
    internal static byte[] Sets(int speakers, int largest)
    {
        var all = Enumerable.Range(0, 1 << speakers).Select(set => (byte)set);
        // The first speakers come first, so the order is that of the reversed bits.
        return [.. all.Where(set => BitOperations.PopCount(set) <= largest)
            .OrderBy(set => BitOperations.PopCount(set))
            .ThenByDescending(set => Enumerable.Range(0, speakers).Sum(speaker => (set >> speaker & 1) << (speakers - speaker)))];
    }

    private static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var index = 1; index < scores.Length; index++)
        {
            if (scores[index] > scores[best])
                best = index;
        }

        return best;
    }
}
