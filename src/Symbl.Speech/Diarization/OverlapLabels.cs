namespace Symbl.Speech.Diarization;

/// <summary>The second voice of the rows in which two voices sound at once.</summary>
/// <param name="Seconds">The second voice of each row; <see cref="OverlapCues.None"/> if there is one voice. Empty if no row has two.</param>
/// <param name="Probabilities">The probability of the second voice of each row.</param>
internal sealed record OverlapLabels(byte[] Seconds, float[] Probabilities)
{
    /// <summary>Label of a row in which a voice sounds, in <see cref="RowsOf"/>.</summary>
    public const byte Speaks = 1;

    /// <summary>No row has two voices.</summary>
    public static OverlapLabels None { get; } = new([], []);

    /// <summary>Whether a voice is the second one of a row.</summary>
    public bool IsSecond(int row, int voice) => Seconds.Length > 0 && Seconds[row] == voice;

    /// <summary>Labels the rows in which a voice sounds, as the first or the second one.</summary>
    /// <param name="voices">The first voice of each row.</param>
    /// <param name="voice">The voice.</param>
    public byte[] RowsOf(byte[] voices, byte voice)
    {
        var rows = new byte[voices.Length];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = voices[row] == voice || IsSecond(row, voice) ? Speaks : (byte)0;
        return rows;
    }
}
