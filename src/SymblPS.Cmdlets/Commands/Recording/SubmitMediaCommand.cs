using System.Collections;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>
/// Base of the submissions of recordings: files and addresses go in, several at a time, jobs come out as the service accepts them. A submission is never
/// sent twice on its own.
/// </summary>
public abstract class SubmitMediaCommand : SymblConnectedCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string UriSet = "Uri";

    private readonly List<Task> _running = [];
    private SubmissionOptions _options = new();
    private SemaphoreSlim _slots = null!;

    private protected SubmitMediaCommand() { }

    private protected abstract SymblMediaKind Kind { get; }

    /// <summary>Files to submit; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Files to submit, each character as it stands.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Addresses of recordings the service fetches itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UriSet)]
    [ValidateNotNull]
    public Uri[]? Uri { get; set; }

    /// <summary>Conversation to append to; a new one is made without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Number of people who speak; the service tells them apart by voice.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int SpeakerCount { get; set; }

    /// <summary>One person per channel of the recording.</summary>
    [Parameter]
    public SwitchParameter SeparateChannel { get; set; }

    /// <summary>Who speaks on each channel: <c>@{ 1 = 'Agent'; 2 = 'Ann &lt;ann@example.com&gt;' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? ChannelSpeaker { get; set; }

    /// <summary>Name of the conversation; the file's name without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Language of the recording as a BCP-47 tag.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Language { get; set; }

    /// <summary>Kind of sound: <c>phone</c> suits 8 kHz.</summary>
    [Parameter]
    [ValidateSet("default", "phone")]
    public string? Mode { get; set; }

    /// <summary>Words the recogniser should expect.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? CustomVocabulary { get; set; }

    /// <summary>Least confidence of an insight, 0.5 to 1.</summary>
    [Parameter]
    [ValidateRange(0.5, 1.0)]
    public double ConfidenceThreshold { get; set; }

    /// <summary>Mark the actionable phrases of sentences.</summary>
    [Parameter]
    public SwitchParameter DetectPhrase { get; set; }

    /// <summary>Find entities.</summary>
    [Parameter]
    public SwitchParameter DetectEntity { get; set; }

    /// <summary>Entities of this submission.</summary>
    [Parameter]
    [EntityTransformation]
    public CustomEntity[]? Entity { get; set; }

    /// <summary>Trackers of this submission.</summary>
    [Parameter]
    [TrackerTransformation]
    public InlineTracker[]? Tracker { get; set; }

    /// <summary>Run all trackers of the account.</summary>
    [Parameter]
    public SwitchParameter AllTracker { get; set; }

    /// <summary>Prepare a summary.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Features to run, such as <c>callScore</c> and <c>insights</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FeatureCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Feature { get; set; }

    /// <summary>Kind of conversation: <c>sales</c> or <c>general</c>.</summary>
    [Parameter]
    [ValidateSet("sales", "general")]
    public string? ConversationType { get; set; }

    /// <summary>Facts for features, such as <c>@{ salesStage = 'demo' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Relate topics to their parents.</summary>
    [Parameter]
    public SwitchParameter ParentReference { get; set; }

    /// <summary>Compute sentiment.</summary>
    [Parameter]
    public SwitchParameter Sentiment { get; set; }

    /// <summary>Address that is told of each change of the job's state.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? WebhookUri { get; set; }

    /// <summary>Media type to declare instead of the one the extension means.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>How many submissions are sent at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Write each job when it is over rather than when it is accepted.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Longest time to wait for a free job of the account and, with <c>-Wait</c>, for the end of a job.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override void Prepare()
    {
        _options = ReadOptions();
        _options.Validate();
        base.Prepare();
        _slots = new SemaphoreSlim(ThrottleLimit);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (Uri is not null)
        {
            foreach (var uri in Uri) await SubmitAsync(pipeline, WithoutQuery(uri), () => SendAsync(uri, pipeline, cancel), cancel).ConfigureAwait(false);
            return;
        }

        foreach (var given in LiteralPath ?? Path!)
        {
            IReadOnlyList<string> paths = [];
            await ForItemAsync(pipeline, given, async () =>
                paths = await pipeline.InvokeAsync(() => RecordingPaths.Resolve(this, given, LiteralPath is not null)).ConfigureAwait(false))
                .ConfigureAwait(false);
            foreach (var path in paths) await SubmitAsync(pipeline, path, () => SendAsync(path, pipeline, cancel), cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    protected override Task CompleteAsync(IPipeline pipeline, CancellationToken cancel) => Task.WhenAll(_running);

    private async Task SubmitAsync(IPipeline pipeline, string source, Func<Task<SymblJob>> send, CancellationToken cancel)
    {
        var action = ConversationId is null ? $"Submit {Kind.ToString().ToLowerInvariant()}" : $"Append {Kind.ToString().ToLowerInvariant()} to conversation {ConversationId}";
        if (!await ShouldProcessAsync(pipeline, source, $"{action} to {ActiveConnection.BaseUri}").ConfigureAwait(false)) return;

        // Appends to one conversation are numbered by their order, so they go one after another.
        await _slots.WaitAsync(cancel).ConfigureAwait(false);
        _running.RemoveAll(t => t.Status == TaskStatus.RanToCompletion);
        // A failure that concerns the connection ends the command at the next item rather than at the end.
        if (_running.Find(t => t.IsFaulted || t.IsCanceled) is { } broken) await broken.ConfigureAwait(false);
        var task = RunAsync(pipeline, source, send, cancel);
        if (ConversationId is null) _running.Add(task);
        else await task.ConfigureAwait(false);
    }

    private async Task RunAsync(IPipeline pipeline, string source, Func<Task<SymblJob>> send, CancellationToken cancel)
    {
        try
        {
            await ForItemAsync(pipeline, source, async () =>
            {
                var job = await send().ConfigureAwait(false);
                SeenObjects.Remember(job);
                if (!Wait)
                {
                    await pipeline.WriteAsync(job).ConfigureAwait(false);
                    return;
                }

                await JobWait.RunAsync(Client, [job], new JobWaitOptions { Timeout = Timeout }, any: false, pipeline, cancel).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<SymblJob> SendAsync(string path, IPipeline pipeline, CancellationToken cancel)
    {
        var options = _options.Name is null && ConversationId is null
            ? _options with { Name = System.IO.Path.GetFileNameWithoutExtension(path) }
            : _options;
        using var progress = new ProgressReporter(pipeline, $"Submitting {System.IO.Path.GetFileName(path)}");
        return await Client.Submissions.SubmitFileAsync(
            Kind, path, options, ConversationId, new SubmissionLimits { SlotTimeout = Timeout }, new Relay(progress), cancel).ConfigureAwait(false);
    }

    private async Task<SymblJob> SendAsync(Uri uri, IPipeline pipeline, CancellationToken cancel)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{WithoutQuery(uri)}' is not an absolute http or https address.");
        using var progress = new ProgressReporter(pipeline, $"Submitting {WithoutQuery(uri)}");
        return await Client.Submissions.SubmitUriAsync(
            Kind, uri, _options, ConversationId, new SubmissionLimits { SlotTimeout = Timeout }, new Relay(progress), cancel).ConfigureAwait(false);
    }

    // The query of a signed address is a secret: it goes to the service and is shown nowhere.
    private static string WithoutQuery(Uri uri) => uri.OriginalString.Split('?')[0];

    private SubmissionOptions ReadOptions()
    {
        bool? Given(string parameter, SwitchParameter value) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value.IsPresent : null;
        bool Has(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
        return new SubmissionOptions
        {
            Name = Name,
            SpeakerCount = Has(nameof(SpeakerCount)) ? SpeakerCount : null,
            SeparateChannel = SeparateChannel,
            ChannelSpeakers = ReadChannels(),
            Language = Language,
            Mode = Mode,
            CustomVocabulary = CustomVocabulary ?? [],
            ConfidenceThreshold = Has(nameof(ConfidenceThreshold)) ? ConfidenceThreshold : null,
            DetectPhrases = DetectPhrase,
            DetectEntities = DetectEntity,
            Entities = Entity ?? [],
            Trackers = Tracker ?? [],
            EnableAllTrackers = Given(nameof(AllTracker), AllTracker),
            Summary = Given(nameof(Summary), Summary),
            Features = Feature ?? [],
            ConversationType = ConversationType,
            Metadata = Metadata is null ? new Dictionary<string, string>() : ReadMetadata(Metadata),
            ParentReferences = ParentReference,
            Sentiment = Sentiment,
            WebhookUri = WebhookUri,
            ContentType = ContentType,
        };
    }

    private List<ChannelSpeaker> ReadChannels()
    {
        var channels = new List<ChannelSpeaker>();
        foreach (DictionaryEntry entry in ChannelSpeaker ?? new Hashtable())
        {
            if (!int.TryParse(Unwrap.Text(entry.Key), out var channel) || channel < 1)
                throw new ArgumentException($"-ChannelSpeaker: '{Unwrap.Text(entry.Key)}' is not a channel number. Channels count from 1: @{{ 1 = 'Agent'; 2 = 'Customer' }}.");
            var (name, email) = PersonText.Parse(Unwrap.Text(entry.Value));
            channels.Add(new ChannelSpeaker(channel, name, email));
        }

        return [.. channels.OrderBy(c => c.Channel)];
    }

    private static Dictionary<string, string> ReadMetadata(IDictionary metadata) =>
        metadata.Cast<DictionaryEntry>().ToDictionary(e => Unwrap.Text(e.Key), e => Unwrap.Text(e.Value), StringComparer.Ordinal);

    private sealed class Relay(ProgressReporter reporter) : IProgress<SubmissionProgress>
    {
        public void Report(SubmissionProgress value)
        {
            if (value.Phase == SubmissionPhase.WaitingForSlot)
            {
                var seconds = (int)Math.Ceiling((value.RetryIn ?? TimeSpan.Zero).TotalSeconds);
                reporter.Report($"Waiting for a free job of the account; asking again in {seconds} s");
            }
            else if (value.TotalBytes is { } total && total > 0)
            {
                reporter.Report($"{value.BytesSent / 1048576.0:0.0} of {total / 1048576.0:0.0} MB sent", (int)(value.BytesSent * 100 / total));
            }
        }
    }
}
