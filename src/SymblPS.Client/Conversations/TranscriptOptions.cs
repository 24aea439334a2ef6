namespace SymblPS.Client.Conversations;

/// <summary>How the service writes a transcript.</summary>
public sealed record TranscriptOptions
{
    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>SubRip subtitles.</summary>
    public const string Srt = "text/srt";

    /// <summary><see cref="Markdown"/> or <see cref="Srt"/>.</summary>
    public string ContentType { get; init; } = Markdown;

    /// <summary>Whether sentences are put together to paragraphs; Markdown only.</summary>
    public bool Paragraphs { get; init; }

    /// <summary>Whether all key phrases are marked (<c>&lt;mark&gt;</c>); Markdown only, and only where phrases were detected.</summary>
    public bool HighlightPhrases { get; init; }

    /// <summary>Whether the key phrases of insights are marked (<c>&lt;mark&gt;</c>); Markdown only.</summary>
    public bool HighlightInsightPhrases { get; init; }

    /// <summary>Whether each sentence begins with its speaker; <see langword="null"/> leaves it to the service.</summary>
    public bool? Speakers { get; init; }

    /// <summary>Whether the text stays as the service sent it, rather than as programs that show it expect it.</summary>
    public bool Raw { get; init; }

    internal bool IsSrt => ContentType == Srt;
}
