namespace SymblPS.Client.Conversations;

/// <summary>Format options of a transcript.</summary>
public sealed record TranscriptOptions
{
    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>SubRip subtitles.</summary>
    public const string Srt = "text/srt";

    /// <summary><see cref="Markdown"/> or <see cref="Srt"/>.</summary>
    public string ContentType { get; init; } = Markdown;

    /// <summary>Whether the service combines sentences into paragraphs; Markdown only.</summary>
    public bool Paragraphs { get; init; }

    /// <summary>
    /// Whether the service marks all key phrases (<c>&lt;mark&gt;</c>); Markdown only, and only if phrases were detected.
    /// </summary>
    public bool HighlightPhrases { get; init; }

    /// <summary>Whether the service marks the key phrases of insights (<c>&lt;mark&gt;</c>); Markdown only.</summary>
    public bool HighlightInsightPhrases { get; init; }

    /// <summary>Whether each sentence begins with its speaker; <see langword="null"/> uses the default of the service.</summary>
    public bool? Speakers { get; init; }

    /// <summary>Whether to return the text unchanged, without the corrections for players and Markdown programs.</summary>
    public bool Raw { get; init; }

    internal bool IsSrt => ContentType == Srt;
}
