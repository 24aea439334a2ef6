namespace Symbl.Speech.Bench.Synthesis;

/// <summary>Made-up people who can be asked to say something. Same person, length and seed: same sound.</summary>
internal interface ISpeechSource
{
    /// <summary>Hertz, of all that is said.</summary>
    const int Rate = 16_000;

    /// <summary>How many people there are.</summary>
    const int People = 8;

    /// <summary>What the voices are, for the conditions of a call.</summary>
    string Name { get; }

    /// <summary>Says something.</summary>
    /// <param name="person">From 0 to below <see cref="People"/>; even ones have low voices, odd ones high voices.</param>
    /// <param name="seconds">About how long.</param>
    /// <param name="random">Chooses the words.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>Mono sound from the first to the last of it, at <see cref="Rate"/>.</returns>
    float[] Say(int person, double seconds, Random random, CancellationToken cancel);
}
