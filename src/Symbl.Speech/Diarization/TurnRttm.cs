using System.Globalization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Diarization;

/// <summary>Turns as rows of an RTTM file.</summary>
public static class TurnRttm
{
    /// <summary>The turns as rows, in their order; speakers are named <c>Speaker_1</c>, <c>Speaker_2</c> and so on unless named otherwise.</summary>
    /// <param name="turns">Turns.</param>
    /// <param name="file">Name of the recording; no blanks.</param>
    /// <param name="nameOf">Name of a speaker number; no blanks.</param>
    public static IReadOnlyList<RttmRow> ToRttm(this IEnumerable<Turn> turns, string file, Func<int, string>? nameOf = null)
    {
        ArgumentNullException.ThrowIfNull(turns);
        nameOf ??= speaker => "Speaker_" + speaker.ToString(CultureInfo.InvariantCulture);
        return turns.Select(turn => new RttmRow(file, "1", turn.Start, turn.Duration, nameOf(turn.Speaker))).ToList();
    }
}
