namespace Symbl.Transcripts.Content;

/// <summary>Format of a transcript.</summary>
public enum TranscriptFormat
{
    /// <summary>Lines such as <c>Ann: Hello.</c>, with or without times.</summary>
    Text,

    /// <summary>WebVTT, the format of Teams, Zoom and most other products.</summary>
    Vtt,

    /// <summary>SubRip subtitles.</summary>
    Srt,

    /// <summary>The chat export of Zoom (<c>.txt</c>).</summary>
    ZoomChat,

    /// <summary>JSON: the messages of the contract, lists of objects, or segments of a speech recognizer.</summary>
    Json,

    /// <summary>Comma-, semicolon- or tab-separated values with a header.</summary>
    Csv,

    /// <summary>SubViewer captions of YouTube (<c>.sbv</c>).</summary>
    Sbv,

    /// <summary>Markdown as the module exports it.</summary>
    Markdown,

    /// <summary>Word documents (<c>.docx</c>) of Teams. Files only.</summary>
    Docx,

    /// <summary>A line for each word, as PocketSphinx prints them: <c>word start end probability</c>, in seconds.</summary>
    WordTimes,
}

/// <summary>Source of the start time of a recording.</summary>
public enum TranscriptStart
{
    /// <summary>Unknown.</summary>
    None,

    /// <summary>The content of the transcript.</summary>
    Content,

    /// <summary>The name of the file.</summary>
    FileName,
}

/// <summary>One entry of a transcript.</summary>
public sealed record TranscriptEntry
{
    /// <summary>Name of the speaker; <see langword="null"/> if unknown.</summary>
    public string? Speaker { get; init; }

    /// <summary>Email address of the speaker; <see langword="null"/> if unknown.</summary>
    public string? Email { get; init; }

    /// <summary>The text, not empty.</summary>
    public required string Text { get; init; }

    /// <summary>Start from the start of the recording; <see langword="null"/> if the transcript contains no offsets.</summary>
    public TimeSpan? StartOffset { get; init; }

    /// <summary>End from the start of the recording; <see langword="null"/> if the transcript contains no offsets.</summary>
    public TimeSpan? EndOffset { get; init; }

    /// <summary>Start time; <see langword="null"/> if the transcript contains no dates.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End time; <see langword="null"/> if the transcript contains no dates.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The words with their times; empty if only the entry has times.</summary>
    public IReadOnlyList<TranscriptWord> Words { get; init; } = [];

    /// <summary>Whether the times are whole numbers without a unit.</summary>
    internal bool HasBareTimes { get; init; }

    /// <summary>Index of the line and description of an end before the start, without a period.</summary>
    internal (int Line, string What)? Reversed { get; init; }
}

/// <summary>The content of a transcript.</summary>
public sealed record Transcript
{
    /// <summary>The format.</summary>
    public TranscriptFormat Format { get; init; }

    /// <summary>Start time of the recording; <see langword="null"/> if neither the transcript nor its file name contains it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Product or program whose format this is, such as <c>Deepgram</c>; <see langword="null"/> if the format belongs to many.</summary>
    public string? Product { get; init; }

    /// <summary>Language as a BCP-47 tag; <see langword="null"/> if the transcript does not state it.</summary>
    public string? Language { get; init; }

    /// <summary>Source of <see cref="StartTime"/>.</summary>
    public TranscriptStart Start { get; init; }

    /// <summary>Repairs and assumptions that the user needs to know, in full sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The entries, in order of time.</summary>
    public required IReadOnlyList<TranscriptEntry> Entries { get; init; }
}
