namespace SymblPS.Cmdlets.Parameters;

/// <summary>Collects pipeline input as one conversation: objects with text, messages of another conversation, and lines of a transcript.</summary>
internal sealed class TranscriptInput
{
    private readonly TranscriptFormat? _format;
    private readonly List<TranscriptEntry> _entries = [];
    private readonly List<string> _lines = [];
    private readonly List<string> _notes = [];
    private DateTimeOffset? _startTime;
    private int _count;

    /// <param name="format">Format of the lines; <see langword="null"/> detects it.</param>
    public TranscriptInput(TranscriptFormat? format) => _format = format;

    /// <summary>Whether there was no input.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>The first of the lines that are not read yet; <see langword="null"/> if there is none.</summary>
    public string? FirstLine => _lines.Count > 0 ? _lines[0] : null;

    /// <summary>Adds an object.</summary>
    /// <exception cref="SymblTranscriptException">The object has no text, or an invalid time.</exception>
    public void Add(PSObject item)
    {
        _count++;
        if (item.BaseObject is string line)
        {
            _lines.Add(line);
            return;
        }

        ReadLines();
        if (Read(item) is { } entry) _entries.Add(entry);
    }

    /// <summary>Gets the transcript of all input.</summary>
    /// <exception cref="SymblTranscriptException">The lines are not a transcript.</exception>
    public Transcript Complete()
    {
        ReadLines();
        _startTime ??= TranscriptTimeline.StartOf(_entries);
        return new Transcript
        {
            StartTime = _startTime,
            Start = _startTime is null ? TranscriptStart.None : TranscriptStart.Content,
            Entries = TranscriptTimeline.InOrder(TranscriptTimeline.UnifyNames(_entries)),
            Notes = _notes,
        };
    }

    private TranscriptEntry? Read(PSObject item) => item.BaseObject switch
    {
        SymblMessage { Text.Length: 0 } => null,
        SymblMessage message => new TranscriptEntry
        {
            Speaker = message.Speaker.Name.Length == 0 ? null : message.Speaker.Name,
            Email = message.Speaker.Email,
            Text = message.Text,
            StartTime = message.StartTime,
            EndTime = message.EndTime,
            StartOffset = message.Offset,
            EndOffset = message.Offset + message.Duration,
        },
        _ => TranscriptReader.ReadObject(ObjectValues.Of(item), $"Object {_count} of the pipeline", _notes),
    };

    private void ReadLines()
    {
        if (_lines.Count == 0) return;
        var transcript = TranscriptReader.Read(string.Join("\n", _lines), "Piped text", _format);
        _startTime ??= transcript.StartTime;
        _notes.AddRange(transcript.Notes);
        _entries.AddRange(transcript.Entries);
        _lines.Clear();
    }
}
