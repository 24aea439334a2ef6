using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Symbl.Speech.Audio;

namespace Symbl.Speech.Bench.Synthesis;

/// <summary>Voices of <c>espeak-ng</c>, where that is installed: words and sentences, closer to speech than vowels in a row.</summary>
internal sealed class EspeakVoices : ISpeechSource
{
    private const string Program = "espeak-ng";

    // Sound this far below the loudest of an utterance is the silence around it.
    private const float EdgeLevel = 0.01f;

    // Variant, pitch (0 to 99) and words a minute.
    private static readonly (string Voice, int Pitch, int Speed)[] Voices =
    [
        ("en-us+m3", 40, 170), ("en-gb+f2", 55, 165), ("en-gb+m1", 52, 155), ("en-us+f4", 45, 180), ("en-gb-scotland+m7", 35, 175),
        ("en-us+f5", 60, 160), ("en-us+m2", 58, 185), ("en-gb+f1", 40, 170),
    ];

    // By length, as spoken: below 1.2 s, to about 2.5 s, and above.
    private static readonly string[][] Sentences =
    [
        [
            "Yes.", "Right.", "Okay.", "I see.", "Sure.", "Of course.", "No, not yet.", "Thank you.", "That is fine.", "Exactly.",
            "Hold on.", "Who knows?",
        ],
        [
            "Could you spell that for me, please?", "It stopped working this morning.", "I will look that up for you.",
            "The number is on the back of the card.", "We have not heard from them since.", "When did you first notice it?",
            "That would be the easiest way.", "My colleague told me something else.", "Let us go through it again.",
            "I would rather pay the whole amount now.", "They were supposed to come on Friday.", "Is there anything else on your list?",
        ],
        [
            "I called last week about the same thing, and somebody promised that it would be fixed within two days.",
            "What I can do is send you a new one today, and you can return the old one whenever it suits you.",
            "If we move the meeting to Thursday afternoon, everybody who has to decide will be able to join.",
            "The figures for the second quarter look better than expected, mostly because of the new contract in the north.",
            "Before we change anything I would like to see how it behaves with the old settings for another week.",
            "There is a small fee for that, but since you have been with us for years I will simply leave it out.",
            "We tried to restart it several times, with the cable and without, and the light keeps blinking red.",
            "As far as I understand, the parcel was handed over to the neighbours, who have been away since Monday.",
        ],
    ];

    private readonly Dictionary<(int Person, string Sentence), float[]> _said = [];

    private EspeakVoices(string name) => Name = name;

    public string Name { get; }

    /// <summary>The voices, or nothing where the program cannot be started.</summary>
    public static EspeakVoices? Find(CancellationToken cancel)
    {
        try
        {
            var version = Run(["--version"], cancel).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault(word => char.IsAsciiDigit(word[0]));
            return new EspeakVoices($"{Program} {version}".TrimEnd());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public float[] Say(int person, double seconds, Random random, CancellationToken cancel)
    {
        var choice = Sentences[seconds < 1.2 ? 0 : seconds < 2.5 ? 1 : 2];
        var sentence = choice[random.Next(choice.Length)];
        if (!_said.TryGetValue((person, sentence), out var sound))
            _said[(person, sentence)] = sound = Trim(Speak(Voices[person], sentence, cancel));
        return sound;
    }

    private static float[] Speak((string Voice, int Pitch, int Speed) voice, string sentence, CancellationToken cancel)
    {
        var file = Path.GetTempFileName();
        try
        {
            Run(["-v", voice.Voice, "-p", Text(voice.Pitch), "-s", Text(voice.Speed), "-w", file, sentence], cancel);
            using var sound = ResampledSource.AtRate(WaveFile.Open(file), ISpeechSource.Rate);
            var samples = new float[sound.Frames];
            return samples[..sound.Read(samples)];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static float[] Trim(float[] samples)
    {
        var edge = EdgeLevel * samples.Max(Math.Abs);
        var start = Array.FindIndex(samples, sample => Math.Abs(sample) > edge);
        var end = Array.FindLastIndex(samples, sample => Math.Abs(sample) > edge) + 1;
        return samples[start..end];
    }

    private static string Run(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{Program} ended with exit code {process.ExitCode}."));
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
