using System.Globalization;
using Symbl.Speech.Audio;
using Symbl.TestModels;

namespace Symbl.LocalServer.Tests.Neural;

/// <summary>A recording with tiny models, made from seeds, for which the turns of another program are recorded.</summary>
/// <param name="Seed">Seed of models and audio.</param>
/// <param name="Framework">Framework of the voice model.</param>
/// <param name="Seconds">Length of the audio.</param>
/// <param name="Voices">Number of voices.</param>
/// <param name="Count">Stated number of speakers; 0 if it is not stated.</param>
internal sealed record PeerCase(int Seed, string Framework, double Seconds, int Voices, int Count)
{
    /// <summary>All cases. Seeds above 100 make models with arbitrary labels.</summary>
    public static IReadOnlyList<PeerCase> All { get; } =
    [
        .. from seed in (int[])[1, 2, 101, 102]
           from framework in (string[])["wespeaker", "3d-speaker", "nemo"]
           from audio in ((double, int, int)[])[(31.3, 2, 2), (26, 3, 0), (36.7, 3, 3)]
           select new PeerCase(seed, framework, audio.Item1, audio.Item2, audio.Item3),
        new(1, "wespeaker", 8, 2, 2), new(2, "wespeaker", 10, 2, 0), new(101, "wespeaker", 9.5, 2, 2), new(1, "nemo", 10.4, 2, 1),
    ];

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Seed}-{Framework}-{Seconds}-{Voices}-{Count}");

    /// <summary>Writes models and audio.</summary>
    /// <returns>Paths of the segmentation model, the voice model and the audio.</returns>
    public (string Segmentation, string Embedding, string Audio) Write(string folder)
    {
        var paths = (Path.Combine(folder, Name + ".segmentation.onnx"), Path.Combine(folder, Name + ".embedding.onnx"), Path.Combine(folder, Name + ".wav"));
        File.WriteAllBytes(paths.Item1, TinyVoiceModels.Segmentation(Seed));
        File.WriteAllBytes(paths.Item2, TinyVoiceModels.Embedding(Framework, Seed));
        WaveWriter.Write(paths.Item3, new AudioBuffer(RecognizerAudio.SampleRate, 1, TinyVoiceModels.Talk(Seed, Seconds, Voices)));
        return paths;
    }
}
