using Microsoft.ML.OnnxRuntime;
using Symbl.Models.Catalog;
using Symbl.Recognition.Neural.Onnx;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Neural.Activity;

/// <summary>
/// Silero, versions 4 to 6. It takes frames in order and keeps a state between them. From version 5 on, a frame comes with the last samples
/// of the frame before, and the state is one tensor; version 4 takes the frame alone and has two tensors.
/// </summary>
internal sealed class SileroModel : IDisposable
{
    /// <summary>Samples of a frame, 32 ms.</summary>
    public const int Frame = 512;

    private const int ContextOfVersion5 = 64;
    private const string Rate = "sr";

    private static readonly string[] SeparateStates = ["h", "c"];

    private readonly OnnxModel _model;
    private readonly string[] _inputs;
    private readonly string[] _outputs;
    private readonly float[] _samples;
    private readonly float[][] _states;
    private readonly List<OrtValue> _values = [];
    private readonly int _context;

    private SileroModel(OnnxModel model)
    {
        _model = model;
        string[] states = model.Inputs.Contains("state") ? ["state"] : SeparateStates;
        if (!model.Inputs.Contains(Rate) || !Array.TrueForAll(states, model.Inputs.Contains) || model.Inputs.Count != states.Length + 2
            || model.Outputs.Count != states.Length + 1)
        {
            throw model.Wrong($"it has the inputs {string.Join(", ", model.Inputs)}, and a Silero model has others");
        }

        _context = states.Length == 1 ? ContextOfVersion5 : 0;
        _samples = new float[_context + Frame];
        var audio = model.Inputs.First(name => name != Rate && !states.Contains(name));
        _inputs = [audio, Rate, .. states];
        // The outputs of the states come in the order of their inputs.
        _outputs = [.. model.Outputs];
        _states = [.. states.Select(name => new float[model.SizesOf(name).Aggregate(1L, (product, size) => product * size)])];
        _values.Add(OrtValue.CreateTensorValueFromMemory(_samples, [1, _samples.Length]));
        _values.Add(OrtValue.CreateTensorValueFromMemory([(long)RecognizerAudio.SampleRate], model.SizesOf(Rate)));
        for (var at = 0; at < states.Length; at++)
            _values.Add(OrtValue.CreateTensorValueFromMemory(_states[at], model.SizesOf(states[at])));
    }

    /// <summary>Checks and loads a model.</summary>
    public static SileroModel Open(WorkerModel model) =>
        // One thread: a frame has less work than the start of a second one costs.
        OnnxModel.Open(model, ModelRole.VoiceActivity, threads: 1, static onnx => new SileroModel(onnx));

    /// <summary>Gets the probability of speech in the next frame.</summary>
    /// <param name="frame">The samples of the frame.</param>
    public float Next(ReadOnlySpan<float> frame)
    {
        _samples.AsSpan(Frame, _context).CopyTo(_samples);
        frame.CopyTo(_samples.AsSpan(_context));
        using var results = _model.Run(_inputs, _values, _outputs);
        for (var at = 0; at < _states.Length; at++)
        {
            var state = results[at + 1].GetTensorDataAsSpan<float>();
            if (state.Length != _states[at].Length)
                throw _model.Wrong("its state changes its size");
            state.CopyTo(_states[at]);
        }

        var odds = results[0].GetTensorDataAsSpan<float>();
        return odds.Length == 1 && odds[0] is >= 0 and <= 1 ? odds[0] : throw _model.Wrong("its output is no probability");
    }

    public void Dispose()
    {
        foreach (var value in _values)
            value.Dispose();
        _model.Dispose();
    }
}
