namespace Symbl.Speech.Bench.Synthesis;

/// <summary>Voices by source and filter; see <see cref="SyntheticSpeech"/>. There is nothing to install, and no words are said.</summary>
internal sealed class FormantVoices : ISpeechSource
{
    private static readonly Voice[] Voices =
    [
        Voice.Low, Voice.High, new(128, 1.01, 0.8), new(235, 1.12, 0.9), new(92, 0.9, 0.7), new(188, 1.21, 0.72), Voice.Middle,
        new(172, 1.09, 0.93),
    ];

    public string Name => "formant voices";

    public float[] Say(int person, double seconds, Random random, CancellationToken cancel) => SyntheticSpeech.Render(
        [new Said("", Voices[person], 0, seconds)], seconds, ISpeechSource.Rate, noise: 0, seed: random.Next());
}
