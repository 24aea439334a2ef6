using System.Collections;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>
/// Base of the submissions: items go in, several at a time, jobs come out as the service accepts them. A submission is never sent twice on its
/// own.
/// </summary>
public abstract class SubmitCommand : SymblConnectedCmdlet
{
    private readonly List<Task> _running = [];
    private SemaphoreSlim _slots = null!;

    private protected SubmitCommand() { }

    /// <summary>What is submitted, in one word.</summary>
    private protected abstract string What { get; }

    /// <summary>The options as given, checked before anything is sent.</summary>
    private protected SubmissionOptions Options { get; private set; } = new();

    /// <summary>How long a service at its limit is waited for.</summary>
    private protected SubmissionLimits Limits => new() { SlotTimeout = Timeout };

    /// <summary>Conversation to append to; a new one is made without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Name of the conversation; the file's name without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

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

    /// <summary>Scorecard the call score uses; asks for the feature <c>callScore</c> as well.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ScorecardId { get; set; }

    /// <summary>Kind of conversation: <c>sales</c> or <c>general</c>.</summary>
    [Parameter]
    [ValidateSet("sales", "general")]
    public string? ConversationType { get; set; }

    /// <summary>Facts for features, such as <c>@{ salesStage = 'demo' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Address that is told of each change of the job's state.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? WebhookUri { get; set; }

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
        Options = ReadOptions();
        Options.Validate();
        base.Prepare();
        _slots = new SemaphoreSlim(ThrottleLimit);
    }

    /// <inheritdoc />
    protected override Task CompleteAsync(IPipeline pipeline, CancellationToken cancel) => Task.WhenAll(_running);

    /// <summary>Reads the options all submissions have.</summary>
    private protected virtual SubmissionOptions ReadOptions() => new()
    {
        Name = Name,
        ConfidenceThreshold = Has(nameof(ConfidenceThreshold)) ? ConfidenceThreshold : null,
        DetectPhrases = DetectPhrase,
        DetectEntities = DetectEntity,
        Entities = Entity ?? [],
        Trackers = Tracker ?? [],
        EnableAllTrackers = Has(nameof(AllTracker)) ? AllTracker.IsPresent : null,
        Summary = Has(nameof(Summary)) ? Summary.IsPresent : null,
        Features = Feature ?? [],
        ScorecardId = ScorecardId,
        ConversationType = ConversationType,
        Metadata = Metadata is null ? new Dictionary<string, string>() : LabelText.Read(Metadata),
        WebhookUri = WebhookUri,
    };

    /// <summary>The options for one item: the conversation is named after it unless it has a name or is there already.</summary>
    private protected SubmissionOptions OptionsFor(string path) =>
        Options.Name is null && ConversationId is null ? Options with { Name = System.IO.Path.GetFileNameWithoutExtension(path) } : Options;

    /// <summary>Whether a parameter was given.</summary>
    private protected bool Has(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Submits one item as soon as a place is free.</summary>
    /// <param name="pipeline">The way to write.</param>
    /// <param name="source">The item, as errors name it.</param>
    /// <param name="amount">How much it is, for who asks what would happen; empty where one item says it all.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="cancel">Ends it.</param>
    private protected async Task SubmitAsync(IPipeline pipeline, string source, string amount, Func<Task<SymblJob>> send, CancellationToken cancel)
    {
        var what = amount.Length == 0 ? What : $"{What} ({amount})";
        var action = ConversationId is null ? $"Submit {what}" : $"Append {what} to conversation {ConversationId}";
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

    /// <summary>Turns paths as given into files, one by one; what cannot be found is an error of its own.</summary>
    private protected async Task ForFilesAsync(IPipeline pipeline, string[] given, bool literal, Func<string, Task> work)
    {
        foreach (var one in given)
        {
            IReadOnlyList<string> paths = [];
            await ForItemAsync(pipeline, one, async () =>
                paths = await pipeline.InvokeAsync(() => RecordingPaths.Resolve(this, one, literal)).ConfigureAwait(false)).ConfigureAwait(false);
            foreach (var path in paths) await work(path).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(IPipeline pipeline, string source, Func<Task<SymblJob>> send, CancellationToken cancel)
    {
        try
        {
            await ForItemAsync(pipeline, source, async () =>
            {
                var job = await send().ConfigureAwait(false);
                CompletionCache.Remember(job);
                if (!Wait)
                {
                    await pipeline.WriteAsync(job).ConfigureAwait(false);
                    return;
                }

                await JobWait.RunAsync(Client, [job], new JobWaitOptions { Timeout = Timeout }, any: false, pipeline, Time, cancel).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Shows how a submission goes on.</summary>
    private protected sealed class Relay(ProgressReporter reporter) : IProgress<SubmissionProgress>
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
