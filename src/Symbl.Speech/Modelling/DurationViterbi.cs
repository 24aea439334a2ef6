namespace Symbl.Speech.Modelling;

/// <summary>
/// Finds the best sequence of states if each state must last a minimum time. Uses dynamic programming, linear in time, with one byte per
/// frame and state.
/// </summary>
internal static class DurationViterbi
{
    /// <summary>Finds the best path.</summary>
    /// <param name="scores">Log likelihoods, frame by frame, one per state.</param>
    /// <param name="states">Number of states, at most 254.</param>
    /// <param name="minimumFrames">Shortest stay in each state. The start and end of the path can cut the first and last stay.</param>
    /// <param name="switchCost">Cost that each change of state subtracts.</param>
    /// <param name="path">Receives the state of each frame.</param>
    public static void Decode(ReadOnlySpan<float> scores, int states, ReadOnlySpan<int> minimumFrames, double switchCost, Span<byte> path)
    {
        const byte stay = 255;
        var frames = path.Length;
        if (frames == 0)
            return;
        // best[t % ring] holds the value of a path that ends at frame t in a state that has lasted its minimum; sums hold running totals
        // for entries.
        var longest = 1;
        foreach (var minimum in minimumFrames)
            longest = Math.Max(longest, minimum);
        var ring = longest + 1;
        var best = new double[ring * states];
        var sums = new double[ring * states];
        var from = new byte[(long)frames * states];
        var running = new double[states];
        for (var frame = 0; frame < frames; frame++)
        {
            var now = frame % ring * states;
            for (var state = 0; state < states; state++)
                running[state] += scores[(frame * states) + state];
            for (var state = 0; state < states; state++)
            {
                var (value, origin) = frame == 0
                    ? (running[state], stay)
                    : (best[((frame - 1) % ring * states) + state] + scores[(frame * states) + state], stay);
                var entry = frame - minimumFrames[state];
                if (entry >= 0)
                {
                    var then = entry % ring * states;
                    var gained = running[state] - sums[then + state];
                    for (var other = 0; other < states; other++)
                    {
                        if (other == state)
                            continue;
                        var candidate = best[then + other] - switchCost + gained;
                        if (candidate > value)
                            (value, origin) = (candidate, (byte)other);
                    }
                }
                best[now + state] = value;
                sums[now + state] = running[state];
                from[((long)frame * states) + state] = origin;
            }
        }

        var current = 0;
        var last = (frames - 1) % ring * states;
        for (var state = 1; state < states; state++)
        {
            if (best[last + state] > best[last + current])
                current = state;
        }
        for (var frame = frames - 1; frame >= 0;)
        {
            var origin = from[((long)frame * states) + current];
            if (origin == stay)
            {
                path[frame--] = (byte)current;
                continue;
            }
            for (var left = minimumFrames[current]; left > 0; left--)
                path[frame--] = (byte)current;
            current = origin;
        }
    }
}
