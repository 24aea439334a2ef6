using Symbl.Speech.Scoring;

namespace Symbl.Speech.Voices;

/// <summary>The result of the search for one voice among known people.</summary>
/// <param name="Known">Index of the person; null if the voice matches no one clearly.</param>
/// <param name="Probability">
/// Probability that the voice is this person, or without a match the most likely person; null if the voice could not be compared with
/// anyone.
/// </param>
/// <param name="Obstacle">The reason why the voice could not be compared with anyone; null if it could.</param>
public readonly record struct VoiceMatch(int? Known, double? Probability, VoiceObstacle? Obstacle);

/// <summary>Finds the voices of a recording among known people. Two voices never match one person.</summary>
public static class VoiceMatching
{
    /// <summary>
    /// Least probability of a match. Of 3152 pairs of parts of different people, 18 exceed it, and 57 % of the pairs of one person. At 0.9 it is
    /// 40 and 70 %, at 0.97 it is 6 and 49 %.
    /// </summary>
    public const double LeastProbability = 0.95;

    /// <summary>
    /// Least probability of a match with a registered voice, which gives a name. Of 7362 pairs of different people, 8 exceed it, and 39 % of the
    /// pairs of one person. From 0.98 to 0.995, the false matches fall from 24 to 0 and the matches from 48 to 36 % (docs/known-voices.md).
    /// </summary>
    public const double LeastRegisteredProbability = 0.99;

    /// <summary>Least seconds of speech, without quiet frames, of a voice to register.</summary>
    public const double LeastRegisteredSeconds = 5;

    /// <summary>Matches voices to people.</summary>
    /// <param name="voices">The voices; null for a voice without a print.</param>
    /// <param name="known">The prints of each person. A voice is compared with the most similar one.</param>
    /// <param name="leastProbability">Least probability of a match.</param>
    /// <returns>One result for each voice, in order.</returns>
    public static IReadOnlyList<VoiceMatch> Match(
        IReadOnlyList<VoicePrint?> voices, IReadOnlyList<IReadOnlyList<VoicePrint>> known, double leastProbability = LeastProbability)
    {
        ArgumentNullException.ThrowIfNull(voices);
        ArgumentNullException.ThrowIfNull(known);
        var odds = new double[voices.Count, known.Count];
        var compared = new bool[voices.Count];
        var obstacles = new VoiceObstacle?[voices.Count];
        for (var voice = 0; voice < voices.Count; voice++)
        {
            if (voices[voice] is not { } print)
            {
                obstacles[voice] = VoiceObstacle.TooLittleSpeech;
                continue;
            }
            for (var person = 0; person < known.Count; person++)
            {
                foreach (var other in known[person])
                {
                    var likeness = VoiceComparison.Compare(print, other);
                    obstacles[voice] ??= likeness.Obstacle;
                    if (likeness.Probability is not { } probability)
                        continue;
                    compared[voice] = true;
                    odds[voice, person] = Math.Max(odds[voice, person], probability / Math.Max(1e-9, 1 - probability));
                }
            }
        }
        var probabilities = AmongAll(odds);
        var assigned = Assignment.Maximize(probabilities);
        return [.. Enumerable.Range(0, voices.Count).Select(Result)];

        VoiceMatch Result(int voice)
        {
            if (!compared[voice])
                return new VoiceMatch(null, null, known.Count == 0 ? null : obstacles[voice]);
            var person = assigned[voice];
            if (person >= 0 && probabilities[voice, person] >= leastProbability)
                return new VoiceMatch(person, probabilities[voice, person], null);
            return new VoiceMatch(null, Enumerable.Range(0, known.Count).Max(other => probabilities[voice, other]), null);
        }
    }

    /// <summary>
    /// Converts the odds of each pair to probabilities among the alternatives: the voice can be another person or no known person, and the person
    /// can be another voice or not speak. The less clear side decides.
    /// </summary>
    private static double[,] AmongAll(double[,] odds)
    {
        var (voices, people) = (odds.GetLength(0), odds.GetLength(1));
        var (ofVoice, ofPerson) = (new double[voices], new double[people]);
        for (var voice = 0; voice < voices; voice++)
        {
            for (var person = 0; person < people; person++)
            {
                ofVoice[voice] += odds[voice, person];
                ofPerson[person] += odds[voice, person];
            }
        }
        var probabilities = new double[voices, people];
        for (var voice = 0; voice < voices; voice++)
        {
            for (var person = 0; person < people; person++)
                probabilities[voice, person] = odds[voice, person] / (1 + Math.Max(ofVoice[voice], ofPerson[person]));
        }
        return probabilities;
    }
}
