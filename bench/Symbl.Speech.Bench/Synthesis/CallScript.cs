using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Synthesis;

/// <summary>Who says what when.</summary>
/// <param name="Person">From 0.</param>
/// <param name="Start">Samples from the start of the call, at <see cref="ISpeechSource.Rate"/>.</param>
/// <param name="Sound">What is said.</param>
internal readonly record struct Utterance(int Person, int Start, float[] Sound)
{
    public int End => Start + Sound.Length;
}

/// <summary>The course of a call: turns with pauses, early starts where people are to talk over one another, holds.</summary>
internal sealed class CallScript
{
    private const double FirstWord = 0.8;
    private const double LastWord = 0.5;
    private const double OwnPause = 0.1;
    private const double Hold = 10;
    private const double HoldPause = 0.5;

    private readonly List<Utterance> _utterances = [];
    private readonly List<(double Start, double End)> _holds = [];

    private CallScript()
    {
    }

    public IReadOnlyList<Utterance> Utterances => _utterances;

    /// <summary>Seconds in which there is music.</summary>
    public IReadOnlyList<(double Start, double End)> Holds => _holds;

    public static string NameOf(int person) => FormattableString.Invariant($"Person_{person + 1}");

    public IReadOnlyList<SpeakerSegment> ToReference() => _utterances.Select(said => new SpeakerSegment(
        NameOf(said.Person), (double)said.Start / ISpeechSource.Rate, (double)said.End / ISpeechSource.Rate)).ToList();

    /// <summary>Lets people talk until the time is over.</summary>
    public static CallScript Write(CallDesign design, ISpeechSource source, Random random, CancellationToken cancel)
    {
        var script = new CallScript();
        var ends = new double[design.People];
        var (end, lastLength, last) = (FirstWord, 0.0, -1);
        var (spoken, together) = (0.0, 0.0);
        while (true)
        {
            if (design.HoldMusic && script._holds.Count < 2 && end > (script._holds.Count + 1) * design.Seconds / 3)
            {
                script._holds.Add((end + HoldPause, end + HoldPause + Hold));
                (end, last) = (end + Hold + (2 * HoldPause), -1);
            }
            var person = Choose(design, last, random);
            var sound = source.Say(design.VoiceOf(person), Wish(random), random, cancel);
            var length = (double)sound.Length / ISpeechSource.Rate;
            var early = last >= 0 && person != last && together < design.Overlap * spoken;
            var gap = early
                ? -Math.Min(0.3 + (1.2 * random.NextDouble()), 0.7 * Math.Min(length, lastLength))
                : 0.15 + (0.9 * random.NextDouble());
            var start = Math.Max(end + gap, ends[person] + OwnPause);
            if (start + length > design.Seconds - LastWord)
                return script;
            script._utterances.Add(new Utterance(person, (int)(start * ISpeechSource.Rate), sound));
            var both = Math.Max(0, Math.Min(end, start + length) - start);
            (together, spoken) = (together + both, spoken + length - both);
            ends[person] = start + length;
            (end, lastLength, last) = (Math.Max(end, start + length), length, person);
        }
    }

    /// <summary>Seconds: an answer of a word or two, or a sentence or two.</summary>
    private static double Wish(Random random) =>
        random.NextDouble() < 0.3 ? 0.5 + (0.6 * random.NextDouble()) : 1.2 + (4 * random.NextDouble());

    private static int Choose(CallDesign design, int last, Random random)
    {
        if (design.DominantShare is { } share)
            return random.NextDouble() < share ? 0 : 1 + random.Next(design.People - 1);
        // Somebody else, mostly: who paused goes on now and then.
        return last < 0 || random.NextDouble() < 0.2
            ? random.Next(design.People)
            : (last + 1 + random.Next(design.People - 1)) % design.People;
    }
}
