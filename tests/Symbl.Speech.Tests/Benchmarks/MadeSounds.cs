using Symbl.Speech.Bench.Material;

namespace Symbl.Speech.Tests.Benchmarks;

/// <summary>Short recordings of made voices for the parts of the evaluation.</summary>
internal static class MadeSounds
{
    public const int Rate = 8000;

    /// <summary>A call of two voices, one on each channel.</summary>
    public static Sound Stereo(string name, double seconds = 20, int seed = 5)
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, seconds, seed: seed);
        float[] Channel(string speaker) => SyntheticSpeech.Render(said.Where(part => part.Name == speaker), seconds, Rate);
        return new Sound(name, Rate, [Channel("A"), Channel("B")], SyntheticSpeech.Truth(said));
    }

    public static double Level(float[] samples) => 20 * Math.Log10(Sounds.Rms(samples));
}
