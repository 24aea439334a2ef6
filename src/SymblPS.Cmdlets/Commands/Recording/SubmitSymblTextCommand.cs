using System.Globalization;
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
[SymblOperation("getJob")]
public sealed class SubmitSymblTextCommand : SubmitCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string ObjectSet = "InputObject";

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
    /// Start time of the conversation, from which the offsets of the transcript count. The default is the date in the transcript, or the present
    /// time.
    /// </summary>
    [Parameter]
    public DateTimeOffset StartTime { get; set; }

    /// <summary>Minutes from UTC at the place of the conversation.</summary>
    [Parameter]
    [ValidateRange(-840, 840)]
    public int TimeZoneOffset { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        base.Prepare();
        _now = Time.GetUtcNow();
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
            if (item.BaseObject is FileInfo file) await FileAsync(pipeline, file.FullName, cancel).ConfigureAwait(false);
            // An unreadable object ends the command before a request is sent, because a partial conversation is useless.
            else _input!.Add(item);
        }
    }

    /// <inheritdoc />
    protected override async Task CompleteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (!_input!.IsEmpty)
        {
            var transcript = _input.Complete();
            var messages = Place(pipeline, transcript, "the pipeline");
            if (messages.Count == 0) throw new ArgumentException("The objects have no text.");
            await SubmitAsync(pipeline, Count(messages.Count, "message"), Amount(messages), () =>
                SendAsync(messages, Count(messages.Count, "message"), Options, pipeline, cancel), cancel).ConfigureAwait(false);
        }

        await base.CompleteAsync(pipeline, cancel).ConfigureAwait(false);
    }

    private protected override SubmissionOptions ReadOptions() => base.ReadOptions() with
    {
        StartTime = Has(nameof(StartTime)) ? StartTime : null,
        TimeZoneOffset = Has(nameof(TimeZoneOffset)) ? TimeZoneOffset : null,
    };

    private Task FileAsync(IPipeline pipeline, string path, CancellationToken cancel) => ForItemAsync(pipeline, path, async () =>
    {
        var transcript = await TranscriptReader.ReadFileAsync(path, AskedFormat, cancel).ConfigureAwait(false);
        pipeline.Verbose($"{path}: {Count(transcript.Entries.Count, "message")}, read as {transcript.Format}.");
        var messages = Place(pipeline, transcript, path);
        await SubmitAsync(pipeline, path, Amount(messages), () => SendAsync(messages, path, OptionsFor(path), pipeline, cancel), cancel).ConfigureAwait(false);
    });

    private IReadOnlyList<TextMessage> Place(IPipeline pipeline, Transcript transcript, string source)
    {
        var start = Options.StartTime ?? transcript.StartTime ?? _now;
        if (Options.StartTime is null && TranscriptTimeline.NeedsStart(transcript.Entries))
        {
            var from = transcript.StartTime is null ? "has no date, so its times count from now" : "has a start time, and its times count from it";
            pipeline.Verbose($"{source} {from}: {start.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC. Specify -StartTime to change it.");
        }

        return TranscriptTimeline.Place(transcript.Entries, start);
    }

    private async Task<SymblJob> SendAsync(
        IReadOnlyList<TextMessage> messages, string source, SubmissionOptions options, IPipeline pipeline, CancellationToken cancel)
    {
        using var progress = new ProgressReporter(pipeline, $"Submitting {System.IO.Path.GetFileName(source)}", Time);
        return await Client.Submissions.SubmitTextAsync(messages, source, options, ConversationId, Limits, new Relay(progress), cancel).ConfigureAwait(false);
    }

    private static string Amount(IReadOnlyList<TextMessage> messages)
    {
        var speakers = messages.Where(m => m.Speaker is not null).Select(m => m.Email ?? m.Speaker).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return speakers == 0 ? $"{Count(messages.Count, "message")} without speakers" : $"{Count(messages.Count, "message")} of {Count(speakers, "speaker")}";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
