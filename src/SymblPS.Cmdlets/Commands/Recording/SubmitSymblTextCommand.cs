using System.Globalization;
using System.Text;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>
/// Submits text: transcripts of other products, chats, and objects. Each file becomes a conversation; the pipeline input becomes one conversation.
/// </summary>
[Cmdlet(VerbsLifecycle.Submit, "SymblText", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblJob))]
[SymblOperation("submitText")]
[SymblOperation("appendText")]
[SymblOperation("getConversation")]
[SymblOperation("getJob")]
public sealed class SubmitSymblTextCommand : SubmitCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string ObjectSet = "InputObject";

    private static readonly string[] FileProperties = ["LiteralPath", "PSPath", "FullName", "Path"];

    private DateTimeOffset _now;
    private TranscriptInput? _input;

    private protected override string What => "text";

    /// <summary>Transcripts to submit. Wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Transcripts to submit. Wildcards are not expanded.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>
    /// Objects with <c>Text</c>, <c>Speaker</c>, <c>StartTime</c> and <c>EndTime</c>; messages of another conversation; lines such as <c>Ann:
    /// Hello.</c>; or files.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>Format of the transcript. The default is detected from the content.</summary>
    [Parameter]
    public TranscriptFormat Format { get; set; }

    /// <summary>
    /// Encoding of files without a byte order mark: a name such as <c>shift_jis</c>, or a code page such as <c>1252</c>. The default is the encoding
    /// that the bytes show: UTF-8, UTF-16 or Windows-1252.
    /// </summary>
    [Parameter]
    [EncodingTransformation]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    [ValidateNotNull]
    public Encoding? Encoding { get; set; }

    /// <summary>
    /// Start time of the conversation, from which the offsets of the transcript count. The default is the date in the transcript or in the name of
    /// its file, or the present time. Text without a date that is appended starts at the end of its conversation.
    /// </summary>
    [Parameter]
    public DateTimeOffset StartTime { get; set; }

    /// <summary>Minutes from UTC at the place of the conversation.</summary>
    [Parameter]
    [ValidateRange(-840, 840)]
    public int TimeZoneOffset { get; set; }

    /// <summary>
    /// Language of the text as a BCP-47 tag. The default is the language that the transcript states, or that of the service. Only the local server
    /// has languages of texts.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Language { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        base.Prepare();
        _now = Milliseconds(Time.GetUtcNow());
        _input = new TranscriptInput(AskedFormat);
    }

    private TranscriptFormat? AskedFormat => Has(nameof(Format)) ? Format : null;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (InputObject is null)
        {
            await ForFilesAsync(pipeline, LiteralPath ?? Path!, LiteralPath is not null, path => FileAsync(pipeline, path, cancel)).ConfigureAwait(false);
            return;
        }

        foreach (var item in InputObject)
        {
            if (FileOf(item) is { } file)
                await ForFilesAsync(pipeline, [file], literal: true, path => FileAsync(pipeline, path, cancel)).ConfigureAwait(false);
            // An unreadable object ends the command before a request is sent, because a partial conversation is useless.
            else _input!.Add(item);
        }
    }

    /// <inheritdoc />
    protected override async Task CompleteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (!_input!.IsEmpty)
        {
            var transcript = await CompleteInputAsync(pipeline).ConfigureAwait(false);
            var (messages, options) = Place(pipeline, transcript, "the pipeline", Options);
            if (messages.Count == 0) throw new ArgumentException("The objects have no text.");
            await SubmitAsync(pipeline, Count(messages.Count, "message"), Amount(messages), () =>
                SendAsync(messages, Count(messages.Count, "message"), options, pipeline, cancel), cancel).ConfigureAwait(false);
        }

        await base.CompleteAsync(pipeline, cancel).ConfigureAwait(false);
    }

    private protected override SubmissionOptions ReadOptions() => base.ReadOptions() with
    {
        StartTime = Has(nameof(StartTime)) ? StartTime : null,
        TimeZoneOffset = Has(nameof(TimeZoneOffset)) ? TimeZoneOffset : null,
        Language = Language,
    };

    /// <summary>The file that an object names: a file, or the properties of one that <c>Select-Object</c> kept.</summary>
    private static string? FileOf(PSObject item)
    {
        if (item.BaseObject is FileInfo file) return file.FullName;
        if (item.BaseObject is string) return null;
        var values = new ObjectReader(item);
        return values.Text("Text") is not null
            ? null
            : FileProperties.Select(values.Text).FirstOrDefault(static path => !string.IsNullOrEmpty(path));
    }

    private async Task<Transcript> CompleteInputAsync(IPipeline pipeline)
    {
        try
        {
            return _input!.Complete();
        }
        catch (SymblTranscriptException e) when (_input!.FirstLine is { } line)
        {
            if (!await pipeline.InvokeAsync(() => RecordingPaths.IsFile(this, line)).ConfigureAwait(false)) throw;
            throw new SymblTranscriptException(
                "Piped text", 1, $"'{line}' is the path of a file, and no line of a transcript. To submit files, specify their paths with -Path or -LiteralPath, or pipe the output of Get-Item.", e);
        }
    }

    private Task FileAsync(IPipeline pipeline, string path, CancellationToken cancel) => ForItemAsync(pipeline, path, async () =>
    {
        var transcript = await TranscriptReader.ReadFileAsync(path, AskedFormat, Encoding, cancel).ConfigureAwait(false);
        pipeline.Verbose($"{path}: {Count(transcript.Entries.Count, "message")}, read as {transcript.Format}.");
        var (messages, options) = Place(pipeline, transcript, path, OptionsFor(path));
        await SubmitAsync(pipeline, path, Amount(messages), () => SendAsync(messages, path, options, pipeline, cancel), cancel).ConfigureAwait(false);
    });

    /// <summary>
    /// Puts the messages on a clock. The service gets the start of the recording too, because the first message is rarely at its start. The choice
    /// of the start and the notes of the reader are part of the provenance.
    /// </summary>
    private (IReadOnlyList<TextMessage> Messages, SubmissionOptions Options) Place(
        IPipeline pipeline, Transcript transcript, string source, SubmissionOptions options)
    {
        foreach (var note in transcript.Notes) pipeline.Warn($"{source}: {note}");
        var needsStart = TranscriptTimeline.NeedsStart(transcript.Entries);
        DateTimeOffset? start = options.StartTime is { } given ? Milliseconds(given) : transcript.StartTime ?? (needsStart ? _now : null);
        var notes = transcript.Notes;
        var continues = ConversationId is not null && options.StartTime is null && transcript.StartTime is null && TranscriptTimeline.IsRelative(transcript.Entries);
        if (continues)
        {
            const string Continued = "The messages continue at the end of the conversation, because the transcript has no date.";
            pipeline.Verbose($"{source}: {Continued} Specify -StartTime to change it.");
            notes = [.. notes, Continued];
        }
        else if (start is { } known)
        {
            var from = options.StartTime is not null ? "-StartTime"
                : transcript.Start == TranscriptStart.FileName ? "the date in the name of the file"
                : transcript.Start == TranscriptStart.Content ? "the date in the transcript"
                : "the time of the submission, because the transcript has no date";
            var note = $"The conversation starts at {known.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC: {from}.";
            pipeline.Verbose($"{source}: {note}{(options.StartTime is null ? " Specify -StartTime to change it." : string.Empty)}");
            notes = [.. notes, note];
        }

        return (TranscriptTimeline.Place(transcript.Entries, start ?? _now), options with
        {
            StartTime = start,
            Notes = notes,
            ContinuesConversation = continues,
            Language = options.Language ?? SubmissionLanguages.OfTranscript(transcript.Language),
        });
    }

    // Requests have milliseconds. A start with a finer part would shift the offsets.
    private static DateTimeOffset Milliseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));

    private async Task<SymblJob> SendAsync(
        IReadOnlyList<TextMessage> messages, string source, SubmissionOptions options, IPipeline pipeline, CancellationToken cancel)
    {
        using var progress = new ProgressReporter(pipeline, $"Submitting {System.IO.Path.GetFileName(source)}", Time);
        var conversation = await AppendToAsync(cancel).ConfigureAwait(false);
        if (conversation is not null && options is { ContinuesConversation: true, StartTime: { } assumed })
        {
            var existing = await Client.Conversations.GetAsync(conversation, cancel).ConfigureAwait(false);
            if (existing.EndTime is { } end)
            {
                messages = TranscriptTimeline.Move(messages, end - assumed);
                options = options with { StartTime = end };
            }
        }

        return await Client.Submissions.SubmitTextAsync(messages, source, options, conversation, Limits, new Relay(progress), cancel).ConfigureAwait(false);
    }

    private static string Amount(IReadOnlyList<TextMessage> messages)
    {
        var speakers = messages.Where(m => m.Speaker is not null).Select(m => m.Email ?? m.Speaker).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return speakers == 0 ? $"{Count(messages.Count, "message")} without speakers" : $"{Count(messages.Count, "message")} of {Count(speakers, "speaker")}";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
