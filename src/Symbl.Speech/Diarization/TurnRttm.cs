using System.Globalization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Diarization;

/// <summary>Converts turns to rows of an RTTM file.</summary>
public static class TurnRttm
{
    /// <summary>
    /// Returns the turns as rows, in their order. Speakers have the names <c>Speaker_1</c>, <c>Speaker_2</c> and so on, unless
    /// <paramref name="nameOf"/> returns other names.
    /// </summary>
    /// <param name="turns">The turns.</param>
    /// <param name="file">Name of the recording, without blanks.</param>
    /// <param name="nameOf">Returns the name of a speaker number, without blanks.</param>
    public static IReadOnlyList<RttmRow> ToRttm(this IEnumerable<Turn> turns, string file, Func<int, string>? nameOf = null)
    {
        ArgumentNullException.ThrowIfNull(turns);
        nameOf ??= speaker => "Speaker_" + speaker.ToString(CultureInfo.InvariantCulture);
        return turns.Select(turn => new RttmRow(file, "1", turn.Start, turn.Duration, nameOf(turn.Speaker))).ToList();
    }
}
