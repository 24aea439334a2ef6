using Microsoft.ML.OnnxRuntime;
using Symbl.Models.Catalog;
using Symbl.Recognition.Neural.Onnx;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Neural.Voices;

/// <summary>
/// A model that describes a voice as numbers. Its metadata state the framework it was trained with, which decides the features: WeSpeaker and
/// 3D-Speaker (CAM++, ERes2Net) take frames of features, NeMo (TitaNet) takes bands of features and their length.
/// </summary>
internal sealed class EmbeddingModel : IDisposable
{
    private const string Nemo = "nemo";
    private const int MostNumbers = 4096;
    private const int MostBands = 256;
    private const int LongestFrame = 100;
    private const float SampleRange = 32768;

    // The smallest variance, and the smallest deviation, of a normalized band.
    private const float Epsilon = 1e-5f;

    private readonly OnnxModel _model;
    private readonly FilterBank _features;
    private readonly int _bands;
    private readonly bool _isNemo;
    private readonly string? _normalization;

    private EmbeddingModel(OnnxModel model)
    {
        _model = model;
        var framework = model.Text("framework") ?? string.Empty;
        _isNemo = framework == Nemo;
        if (!_isNemo && framework is not ("wespeaker" or "3d-speaker"))
            throw model.Wrong($"its metadata name the framework '{framework}'; known are wespeaker, 3d-speaker and nemo");
        Size = model.Number("output_dim", 1, MostNumbers);
        var rate = model.Number("sample_rate", RecognizerAudio.SampleRate, RecognizerAudio.SampleRate);
        _normalization = model.Text("feature_normalize_type") is { Length: > 0 } type ? type : null;
        if (_normalization is not null && _normalization != (_isNemo ? "per_feature" : "global-mean"))
            throw model.Wrong($"its metadata name the unknown normalization '{_normalization}'");
        if (_isNemo && (model.Inputs.Count < 2 || model.Outputs.Count < 2))
            throw model.Wrong("it has another interface than a model of NeMo");
        var options = _isNemo ? OfNemo(model, rate) : new FilterBankOptions
        {
            SampleRate = rate,
            Scale = model.Number("normalize_samples", 0, 1) == 0 ? SampleRange : 1,
        };
        _bands = options.Bands;
        try
        {
            _features = new FilterBank(options);
        }
        catch (ArgumentException e)
        {
            throw model.Wrong(e.Message);
        }
    }

    /// <summary>Number of numbers that describe a voice.</summary>
    public int Size { get; }

    /// <summary>Checks and loads a model.</summary>
    public static EmbeddingModel Open(WorkerModel model, int threads) =>
        OnnxModel.Open(model, ModelRole.SpeakerEmbedding, threads, static onnx => new EmbeddingModel(onnx));

    /// <summary>Describes the voice of some audio; null if the audio is too short or the model gives no numbers.</summary>
    /// <param name="samples">The audio.</param>
    public float[]? Describe(ReadOnlySpan<float> samples)
    {
        var features = _features.Compute(samples);
        var frames = features.Length / _bands;
        if (frames == 0)
            return null;
        if (_normalization is not null)
            Normalize(features, frames);
        using var values = _isNemo
            ? OrtValue.CreateTensorValueFromMemory(Transpose(features, frames), [1, _bands, frames])
            : OrtValue.CreateTensorValueFromMemory(features, [1, frames, _bands]);
        using var length = OrtValue.CreateTensorValueFromMemory([(long)frames], [1]);
        using var results = _isNemo
            ? _model.Run([_model.Inputs[0], _model.Inputs[1]], [values, length], [_model.Outputs[1]])
            : _model.Run([_model.Inputs[0]], [values], [_model.Outputs[0]]);
        var numbers = results[0].GetTensorDataAsSpan<float>();
        if (numbers.Length != Size)
            throw _model.Wrong($"it gives {numbers.Length} numbers for a voice, and its metadata state {Size}");
        return numbers.ContainsAnyExceptInRange(float.MinValue, float.MaxValue) ? null : numbers.ToArray();
    }

    public void Dispose() => _model.Dispose();

    private static FilterBankOptions OfNemo(OnnxModel model, int rate) => new()
    {
        SampleRate = rate,
        Bands = model.Number("feat_dim", 3, MostBands),
        FrameMilliseconds = model.Number("window_size_ms", 1, LongestFrame),
        ShiftMilliseconds = model.Number("window_stride_ms", 1, LongestFrame),
        Window = model.Text("window_type") is { Length: > 0 } window ? window : "povey",
        IsLibrosa = true,
        LowFrequency = 0,
        RemovesOffset = false,
        IsWithinAudio = true,
    };

    private void Normalize(float[] features, int frames)
    {
        for (var band = 0; band < _bands; band++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var at = band; at < features.Length; at += _bands)
                (sum, squares) = (sum + features[at], squares + ((double)features[at] * features[at]));
            var mean = sum / frames;
            var variance = Math.Max(Epsilon, (squares / frames) - (mean * mean));
            var deviation = _isNemo ? Math.Sqrt(variance) + Epsilon : 1;
            for (var at = band; at < features.Length; at += _bands)
                features[at] = (float)((features[at] - mean) / deviation);
        }
    }

    private float[] Transpose(float[] features, int frames)
    {
        var bands = new float[features.Length];
        for (var frame = 0; frame < frames; frame++)
        {
            for (var band = 0; band < _bands; band++)
                bands[(band * frames) + frame] = features[(frame * _bands) + band];
        }

        return bands;
    }
}
