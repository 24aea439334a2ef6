namespace Symbl.Transcripts.Content;

/// <summary>A transcript cannot be read.</summary>
public sealed class TranscriptFormatException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="source">The file or other source of the text.</param>
    /// <param name="line">Line number, from 1; 0 for the whole transcript.</param>
    /// <param name="problem">The problem; the message shows it after source and line.</param>
    /// <param name="innerException">The cause, if any.</param>
    public TranscriptFormatException(string source, int line, string problem, Exception? innerException = null)
        : base(line > 0 ? $"{source}, line {line}: {problem}" : $"{source}: {problem}", innerException) =>
        (Origin, Line, Problem) = (source, line, problem);

    /// <summary>The file or other source of the text.</summary>
    public string Origin { get; }

    /// <summary>Line number, from 1; 0 for the whole transcript.</summary>
    public int Line { get; }

    /// <summary>The problem, without source and line.</summary>
    public string Problem { get; }
}
