using System.Globalization;

namespace Symbl.Speech.Scoring;

/// <summary>A row of an RTTM or UEM file cannot be read. The message names the format, the line, and what is wrong there.</summary>
public sealed class TurnFileException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="format">Name of the format, such as <c>RTTM</c>.</param>
    /// <param name="line">Line of the row, from 1.</param>
    /// <param name="problem">What is wrong with the row, without the line.</param>
    public TurnFileException(string format, int line, string problem)
        : base($"{format} line {line.ToString(CultureInfo.InvariantCulture)}: {problem}.") => (Line, Problem) = (line, problem);

    /// <summary>Line of the row, from 1.</summary>
    public int Line { get; }

    /// <summary>What is wrong with the row, without its line.</summary>
    public string Problem { get; }
}
