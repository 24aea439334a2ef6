using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Gets transcripts in the format of the service: Markdown or subtitles. The output is text for a file; it has the conversation id as a property.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SymblTranscript")]
[OutputType(typeof(string))]
[SymblOperation("createTranscript")]
public sealed class GetSymblTranscriptCommand : ConversationItemCommand
{
    /// <summary><c>Markdown</c> or <c>Srt</c>.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("Markdown", "Srt")]
    public string Format { get; set; } = "Markdown";

    /// <summary>Writes one paragraph instead of one for each turn. For Markdown only.</summary>
    [Parameter]
    public SwitchParameter NoParagraph { get; set; }

    /// <summary>Highlights all key phrases, or the key phrases of insights. For Markdown only.</summary>
    [Parameter]
    [ValidateSet("All", "Insight")]
    public string? HighlightPhrase { get; set; }

    /// <summary>Omits the speakers.</summary>
    [Parameter]
    public SwitchParameter NoSpeaker { get; set; }

    /// <summary>Outputs the text of the service unchanged: subtitle times without padding, Markdown with <c>&lt;br/&gt;</c>.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (IsSrt && (NoParagraph || HighlightPhrase is not null))
            throw new ArgumentException("-NoParagraph and -HighlightPhrase require -Format Markdown.");
        base.Prepare();
    }

    private bool IsSrt => Is(Format, "Srt");

    private static bool Is(string? given, string value) => string.Equals(given, value, StringComparison.OrdinalIgnoreCase);

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var options = new TranscriptOptions
        {
            ContentType = IsSrt ? TranscriptOptions.Srt : TranscriptOptions.Markdown,
            Paragraphs = !IsSrt && !NoParagraph,
            HighlightPhrases = Is(HighlightPhrase, "All"),
            HighlightInsightPhrases = Is(HighlightPhrase, "Insight"),
            Speakers = !NoSpeaker,
            Raw = Raw,
        };
        var transcript = await Client.Transcripts.GetAsync(conversationId, options, cancel).ConfigureAwait(false);
        var text = new PSObject(transcript.Text);
        text.Properties.Add(new PSNoteProperty(nameof(transcript.ConversationId), transcript.ConversationId));
        text.Properties.Add(new PSNoteProperty(nameof(transcript.ContentType), transcript.ContentType));
        await pipeline.WriteAsync(text).ConfigureAwait(false);
    }
}
