namespace SymblPS;

/// <summary>A transcript cannot be read. The message names the file, the line, and the expected content.</summary>
public sealed class SymblTranscriptException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="source">The file or other source of the text.</param>
    /// <param name="line">Line number, from 1; 0 for the whole transcript.</param>
    /// <param name="what">The problem; the message shows it after source and line.</param>
    /// <param name="innerException">The cause, if any.</param>
    public SymblTranscriptException(string source, int line, string what, Exception? innerException = null)
        : base(line > 0 ? $"{source}, line {line}: {what}" : $"{source}: {what}", innerException) => Line = line;

    /// <summary>Line number, from 1; 0 for the whole transcript.</summary>
    public int Line { get; }
}
