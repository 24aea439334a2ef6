namespace SymblPS.Client.Transcripts.Content;

/// <summary>How a transcript is written.</summary>
public enum TranscriptFormat
{
    /// <summary>Lines such as <c>Ann: Hello.</c>, with or without times, as people and many services write them.</summary>
    Text,

    /// <summary>WebVTT: Teams, Zoom and most others.</summary>
    Vtt,

    /// <summary>SubRip subtitles.</summary>
    Srt,

    /// <summary>Zoom's export of a chat (<c>.txt</c>).</summary>
    ZoomChat,

    /// <summary>JSON: the contract's messages, lists of objects, or segments of a speech recogniser.</summary>
    Json,

    /// <summary>Comma-, semicolon- or tab-separated values with a header.</summary>
    Csv,
}

/// <summary>What somebody says, as a transcript states it.</summary>
public sealed record TranscriptEntry
{
    /// <summary>Name of the speaker; <see langword="null"/> where the transcript does not say.</summary>
    public string? Speaker { get; init; }

    /// <summary>E-mail address of the speaker; <see langword="null"/> where the transcript does not say.</summary>
    public string? Email { get; init; }

    /// <summary>The words, not empty.</summary>
    public required string Text { get; init; }

    /// <summary>Start from the start of the recording, where the transcript counts from there.</summary>
    public TimeSpan? StartOffset { get; init; }

    /// <summary>End from the start of the recording, where the transcript counts from there.</summary>
    public TimeSpan? EndOffset { get; init; }

    /// <summary>Start by the clock, where the transcript states dates.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End by the clock, where the transcript states dates.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>A transcript that was read.</summary>
public sealed record Transcript
{
    /// <summary>How it was written.</summary>
    public TranscriptFormat Format { get; init; }

    /// <summary>When the recording began, where the transcript or its file name states it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>What was said, in the transcript's own order.</summary>
    public required IReadOnlyList<TranscriptEntry> Entries { get; init; }
}
