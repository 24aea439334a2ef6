using System.Globalization;

namespace Symbl.Speech.Scoring;

/// <summary>A row of an RTTM or UEM file is invalid. The message names the format, the line, and the problem.</summary>
public sealed class TurnFileException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="format">Name of the format, such as <c>RTTM</c>.</param>
    /// <param name="line">Line number of the row, from 1.</param>
    /// <param name="problem">Problem of the row, without the line number.</param>
    public TurnFileException(string format, int line, string problem)
        : base($"{format} line {line.ToString(CultureInfo.InvariantCulture)}: {problem}.") => (Line, Problem) = (line, problem);

    /// <summary>Line number of the row, from 1.</summary>
    public int Line { get; }

    /// <summary>Problem of the row, without the line number.</summary>
    public string Problem { get; }
}
