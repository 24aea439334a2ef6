using Symbl.Speech.Bench.Synthesis;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Material;

/// <summary>
/// Calls of three and more people, made from single channels of real calls of two: each line keeps its noise from start to end, and the
/// turns of the people follow one another in random order.
/// </summary>
internal static class MixedCall
{
    private const double Seconds = 90;
    private const double Fade = 0.02;
    private const double LongestPause = 0.6;
    private const double Margin = 0.15;

    // Seconds from the end of a turn to the start of the next one; below 0 the turns overlap.
    private const double EarliestStart = -0.3;
    private const double LatestStart = 0.9;

    /// <summary>Makes calls of a number of people. The people of each come from different recordings.</summary>
    /// <param name="people">Number of people.</param>
    /// <param name="singles">Recordings of one person each, of one sample rate.</param>
    /// <param name="most">The largest number of calls.</param>
    /// <param name="seed">Other seeds give other orders of turns.</param>
    public static IEnumerable<Sound> Make(int people, IReadOnlyList<Sound> singles, int most, int seed)
    {
        for (var call = 0; call < most; call++)
        {
            var chosen = new List<Sound>();
            for (var step = 0; step < singles.Count && chosen.Count < people; step++)
            {
                var candidate = singles[((call * people) + call + (step * ((call % 3) + 1))) % singles.Count];
                if (!chosen.SelectMany(other => other.Origins).Intersect(candidate.Origins).Any())
                    chosen.Add(candidate);
            }
            if (chosen.Count < people)
                yield break;
            yield return Mix(FormattableString.Invariant($"{people} people {call + 1}"), chosen, new Random(seed + call));
        }
    }

    private static Sound Mix(string name, List<Sound> people, Random random)
    {
        var rate = people[0].Rate;
        var mixed = new float[(int)(Seconds * rate)];
        foreach (var person in people)
            Sounds.Add(mixed, Line(person, mixed.Length));
        var turns = people.ConvertAll(Turns);
        var next = new int[people.Count];
        var reference = new List<SpeakerSegment>();
        var (last, end) = (-1, 0.5);
        while (true)
        {
            var speaker = random.Next(people.Count - (last < 0 ? 0 : 1));
            speaker = last >= 0 && speaker >= last ? speaker + 1 : speaker;
            var said = turns[speaker][next[speaker]++ % turns[speaker].Count];
            var start = Math.Max(0, end + EarliestStart + (random.NextDouble() * (LatestStart - EarliestStart)));
            if (start + said[^1].End - said[0].Start + Margin > Seconds)
                break;
            Place(people[speaker], said, mixed, start);
            var voice = FormattableString.Invariant($"person {speaker + 1}");
            reference.AddRange(said.Select(part => new SpeakerSegment(voice, start + part.Start - said[0].Start, start + part.End - said[0].Start)));
            (last, end) = (speaker, start + said[^1].End - said[0].Start);
        }
        return new Sound(name, rate, [mixed], reference) { Origins = [.. people.SelectMany(person => person.Origins)] };
    }

    /// <summary>The turns of a person: segments of the reference with short pauses between them.</summary>
    private static List<List<SpeakerSegment>> Turns(Sound person)
    {
        var turns = new List<List<SpeakerSegment>>();
        foreach (var part in person.Reference.OrderBy(part => part.Start))
        {
            if (turns.Count > 0 && part.Start - turns[^1][^1].End < LongestPause)
                turns[^1].Add(part);
            else
                turns.Add([part]);
        }
        return turns;
    }

    /// <summary>The noise of a line without its speech, repeated to a length.</summary>
    private static float[] Line(Sound person, int length)
    {
        var quiet = new List<float>();
        var (from, rate) = (0.0, person.Rate);
        foreach (var part in person.Reference.OrderBy(part => part.Start).Append(new SpeakerSegment("", person.Seconds, person.Seconds)))
        {
            if (part.Start - Margin > from + Margin)
                quiet.AddRange(person.Channels[0][(int)((from + Margin) * rate)..Math.Min(person.Length, (int)((part.Start - Margin) * rate))]);
            from = Math.Max(from, part.End);
        }
        var line = new float[length];
        for (var index = 0; index < length && quiet.Count > 0; index++)
            line[index] = quiet[index % quiet.Count];
        return line;
    }

    private static void Place(Sound person, List<SpeakerSegment> said, float[] mixed, double start)
    {
        var rate = person.Rate;
        var first = Math.Max(0, (int)((said[0].Start - Margin) * rate));
        var last = Math.Min(person.Length, (int)((said[^1].End + Margin) * rate));
        var at = (int)((start - (said[0].Start - ((double)first / rate))) * rate);
        var fade = (int)(Fade * rate);
        for (var index = first; index < last; index++)
        {
            var to = at + index - first;
            if (to < 0 || to >= mixed.Length)
                continue;
            mixed[to] += person.Channels[0][index] * Math.Min(1, (float)Math.Min(index - first, last - index) / fade);
        }
    }
}
