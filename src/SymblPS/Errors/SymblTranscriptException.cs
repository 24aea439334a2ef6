namespace SymblPS;

/// <summary>A transcript cannot be read: the message names the file, the line, and what was expected there.</summary>
public sealed class SymblTranscriptException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="source">The file, or what else the text came from.</param>
    /// <param name="line">Line the trouble is in, from 1; 0 where it concerns the whole.</param>
    /// <param name="what">What is wrong, to be read after source and line.</param>
    /// <param name="innerException">The cause, if any.</param>
    public SymblTranscriptException(string source, int line, string what, Exception? innerException = null)
        : base(line > 0 ? $"{source}, line {line}: {what}" : $"{source}: {what}", innerException) => Line = line;

    /// <summary>Line the trouble is in, from 1; 0 where it concerns the whole.</summary>
    public int Line { get; }
}
