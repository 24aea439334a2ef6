using System.Globalization;

namespace Symbl.TestModels;

/// <summary>
/// Tiny ONNX models with the interfaces of a pyannote segmentation model, of voice models and of Silero. They have no learned weights: a
/// voice is a tone. The same seed always makes the same model.
/// </summary>
public static class TinyVoiceModels
{
    private const int Field = 991;
    private const int Shift = 270;
    private const int Window = 160_000;
    private const int Rate = 16_000;
    private const int Bands = 80;
    private const int Sets = 7;
    private const int Numbers = 16;

    /// <summary>The frequencies of the voices in hertz.</summary>
    public static IReadOnlyList<double> Tones { get; } = [500, 1500, 2600];

    /// <summary>A segmentation model that hears which tones sound.</summary>
    /// <param name="seed">Decides how loud a tone must be. Seeds above 100 decide weights at random, so that the labels are arbitrary.</param>
    public static byte[] Segmentation(int seed)
    {
        var random = new Random(seed);
        var filters = new float[Tones.Count * 2 * Field];
        for (var at = 0; at < filters.Length; at++)
        {
            var (filter, time) = Math.DivRem(at, Field);
            var angle = 2 * Math.PI * Tones[filter / 2] * time / Rate;
            var window = 0.5 - (0.5 * Math.Cos(2 * Math.PI * time / (Field - 1)));
            filters[at] = (float)(window * (filter % 2 == 0 ? Math.Cos(angle) : Math.Sin(angle)) / 495);
        }

        float[] sums = [1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1];
        var (scores, levels) = seed > 100 ? Arbitrary(random) : Hearing(random);
        return new OnnxGraph()
            .Input("x", 0, 1, 0).Output("y", 0, 0, Sets)
            .Weights("filters", filters, Tones.Count * 2, 1, Field).Weights("sums", sums, Tones.Count, Tones.Count * 2, 1)
            .Weights("scores", scores, Sets, Tones.Count, 1).Weights("levels", levels, Sets)
            .Node("Conv", ["x", "filters"], "c", OnnxGraph.Many("strides", Shift), OnnxGraph.Many("kernel_shape", Field))
            .Node("Mul", ["c", "c"], "q")
            .Node("Conv", ["q", "sums"], "e", OnnxGraph.Many("kernel_shape", 1))
            .Node("Sqrt", ["e"], "r")
            .Node("Conv", ["r", "scores", "levels"], "l", OnnxGraph.Many("kernel_shape", 1))
            .Node("Transpose", ["l"], "t", OnnxGraph.Many("perm", 0, 2, 1))
            .Node("LogSoftmax", ["t"], "y", OnnxGraph.One("axis", -1))
            .ToBytes(
                ("num_speakers", "3"), ("powerset_max_classes", "2"), ("num_classes", Text(Sets)), ("sample_rate", Text(Rate)), ("window_size", Text(Window)),
                ("receptive_field_size", Text(Field)), ("receptive_field_shift", Text(Shift)), ("model_type", "pyannote-segmentation-3.0"), ("version", "1"));
    }

    /// <summary>A voice model.</summary>
    /// <param name="framework">The framework in its metadata: <c>wespeaker</c>, <c>3d-speaker</c> or <c>nemo</c>.</param>
    /// <param name="seed">Decides the weights.</param>
    public static byte[] Embedding(string framework, int seed)
    {
        var random = new Random(seed);
        var weights = Enumerable.Range(0, Bands * Numbers).Select(_ => (float)((random.NextDouble() - 0.5) * 0.4)).ToArray();
        (string, string)[] metadata =
        [
            ("framework", framework), ("language", "English"), ("url", "none"), ("comment", "none"), ("sample_rate", Text(Rate)), ("output_dim", Text(Numbers)),
        ];
        if (framework == "nemo")
        {
            // The features of each band have the mean 0 and the variance 1, so a voice shows only in the correlations of bands.
            var rows = Enumerable.Range(0, Numbers).Select(row => Enumerable.Range(0, Bands).Select(band => weights[(band * Numbers) + row]).ToArray()).ToArray();
            return new OnnxGraph()
                .Input("audio_signal", 0, Bands, 0).LongInput("length", 0).Output("logits", 0, Numbers).Output("embs", 0, Numbers)
                .Weights("weights", [.. rows.SelectMany(row => row)], Numbers, Bands, 1)
                .Weights("powers", [.. rows.Select(row => row.Sum(weight => weight * weight))], Numbers)
                .Node("Conv", ["audio_signal", "weights"], "y", OnnxGraph.Many("kernel_shape", 1))
                .Node("Mul", ["y", "y"], "s")
                .Node("ReduceMean", ["s"], "logits", OnnxGraph.Many("axes", 2), OnnxGraph.One("keepdims", 0))
                .Node("Sub", ["logits", "powers"], "embs")
                .ToBytes([.. metadata, ("feat_dim", Text(Bands)), ("window_size_ms", "25"), ("window_stride_ms", "10"), ("window_type", "hann"), ("feature_normalize_type", "per_feature")]);
        }

        var isRaw = framework == "wespeaker";
        return new OnnxGraph()
            .Input(isRaw ? "feats" : "x", 0, 0, Bands).Output("embs", 0, Numbers)
            .Weights("weights", weights, Bands, Numbers)
            .Node(isRaw ? "Identity" : "Abs", [isRaw ? "feats" : "x"], "a")
            .Node("ReduceMean", ["a"], "m", OnnxGraph.Many("axes", 1), OnnxGraph.One("keepdims", 0))
            .Node("MatMul", ["m", "weights"], "embs")
            .ToBytes(isRaw ? [.. metadata, ("normalize_samples", "0")] : [.. metadata, ("normalize_samples", "1"), ("feature_normalize_type", "global-mean")]);
    }

    /// <summary>
    /// A voice activity model with the interface of Silero. The probability of a frame is the mean of its squares, times a factor, and the
    /// state, which is the sum of the frames so far, times another one.
    /// </summary>
    /// <param name="isOld">Whether it has the interface of version 4 in place of that of version 5.</param>
    public static byte[] Activity(bool isOld)
    {
        var graph = new OnnxGraph().Input("input", 0, 0);
        graph = isOld ? graph.LongInput("sr").Input("h", 2, 0, 64).Input("c", 2, 0, 64) : graph.Input("state", 2, 0, 128).LongInput("sr");
        graph = graph.Output("output", 0, 1);
        graph = isOld ? graph.Output("hn", 2, 0, 64).Output("cn", 2, 0, 64) : graph.Output("stateN", 2, 0, 128);
        return graph
            .Weights("factor", [50]).Weights("one", [1]).Weights("step", [0.001f])
            .Node("Mul", ["input", "input"], "q")
            .Node("ReduceMean", ["q"], "m", OnnxGraph.Many("axes", 1), OnnxGraph.One("keepdims", 1))
            .Node("Mul", ["m", "factor"], "f")
            .Node("ReduceMean", [isOld ? "c" : "state"], "s", OnnxGraph.Many("axes", 0, 2), OnnxGraph.One("keepdims", 0))
            .Node("Add", ["f", "s"], "p")
            .Node("Min", ["p", "one"], "output")
            .Node(isOld ? "Identity" : "Add", isOld ? ["h"] : ["state", "step"], isOld ? "hn" : "stateN")
            .Node(isOld ? "Add" : "Identity", isOld ? ["c", "step"] : ["m"], isOld ? "cn" : "unused")
            .ToBytes();
    }

    /// <summary>Audio in which the voices talk, alone and together, with pauses. Mono, 16 kHz.</summary>
    /// <param name="seed">Decides the turns.</param>
    /// <param name="seconds">Length.</param>
    /// <param name="voices">Number of voices, at most three.</param>
    public static float[] Talk(int seed, double seconds, int voices)
    {
        var random = new Random(seed);
        var samples = new float[(int)(seconds * Rate)];
        for (var at = 0; at < samples.Length; at++)
            samples[at] = (float)((random.NextDouble() - 0.5) * 0.04);
        var (time, voice) = (0.7, 0);
        while (true)
        {
            voice = (voice + 1 + random.Next(Math.Max(1, voices - 1))) % voices;
            var length = 0.8 + (3.2 * random.NextDouble());
            // Every fourth turn begins before the end of the one before.
            var start = Math.Max(0.1, time - (random.Next(4) == 0 ? 0.6 : 0));
            var (from, to) = ((int)(start * Rate), (int)((start + length) * Rate));
            if (to > samples.Length - Rate)
                return samples;
            var level = 0.1 + (0.2 * random.NextDouble());
            for (var at = from; at < to; at++)
            {
                var t = (at - from) / (double)Rate;
                samples[at] += (float)(level * Math.Sin(2 * Math.PI * Tones[voice] * t) * (1 - Math.Exp(-60 * t)));
            }

            time = start + length + 0.1 + (0.8 * random.NextDouble());
        }
    }

    private static (float[] Scores, float[] Levels) Hearing(Random random)
    {
        const float gain = 400;
        var least = 0.01 + (0.02 * random.NextDouble());
        var scores = new float[Sets * Tones.Count];
        var levels = new float[Sets];
        (int, int?)[] sets = [(0, null), (1, null), (2, null), (0, 1), (0, 2), (1, 2)];
        for (var set = 0; set < sets.Length; set++)
        {
            var (first, second) = sets[set];
            scores[((set + 1) * Tones.Count) + first] = gain;
            if (second is { } other)
                scores[((set + 1) * Tones.Count) + other] = gain;
            levels[set + 1] = (float)(-gain * least * (second is null ? 1 : 2));
        }

        return (scores, levels);
    }

    private static (float[] Scores, float[] Levels) Arbitrary(Random random) => (
        [.. Enumerable.Range(0, Sets * Tones.Count).Select(_ => (float)((random.NextDouble() - 0.4) * 200))],
        [.. Enumerable.Range(0, Sets).Select(_ => (float)((random.NextDouble() - 0.5) * 6))]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
