using System.Collections;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>
/// Base class of the submissions. It submits several items in parallel and outputs a job when the service accepts one. It never sends a submission
/// twice.
/// </summary>
public abstract class SubmitCommand : SymblConnectedCmdlet
{
    private readonly List<Task> _running = [];
    private SemaphoreSlim _slots = null!;

    private protected SubmitCommand() { }

    /// <summary>The kind of item, in one word.</summary>
    private protected abstract string What { get; }

    /// <summary>The validated options of the parameters.</summary>
    private protected SubmissionOptions Options { get; private set; } = new();

    /// <summary>Limits of the wait for a service at its job limit.</summary>
    private protected SubmissionLimits Limits => new() { SlotTimeout = Timeout };

    /// <summary>Conversation to append to: an id or a name. The default is a new conversation.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Name of the conversation. The default is the name of the file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Lowest confidence of an insight, 0.5 to 1.</summary>
    [Parameter]
    [ValidateRange(0.5, 1.0)]
    public double ConfidenceThreshold { get; set; }

    /// <summary>Detects action phrases in messages.</summary>
    [Parameter]
    public SwitchParameter DetectPhrase { get; set; }

    /// <summary>Detects entities.</summary>
    [Parameter]
    public SwitchParameter DetectEntity { get; set; }

    /// <summary>Custom entities of this submission.</summary>
    [Parameter]
    [EntityTransformation]
    public CustomEntity[]? Entity { get; set; }

    /// <summary>Trackers of this submission.</summary>
    [Parameter]
    [TrackerTransformation]
    public InlineTracker[]? Tracker { get; set; }

    /// <summary>Runs all trackers of the account.</summary>
    [Parameter]
    public SwitchParameter AllTracker { get; set; }

    /// <summary>Generates a summary.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Features to run, such as <c>callScore</c> and <c>insights</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FeatureCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Feature { get; set; }

    /// <summary>Scorecard of the call score. It implies the feature <c>callScore</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ScorecardId { get; set; }

    /// <summary>Type of conversation: <c>sales</c> or <c>general</c>.</summary>
    [Parameter]
    [ValidateSet("sales", "general")]
    public string? ConversationType { get; set; }

    /// <summary>Metadata for features, such as <c>@{ salesStage = 'demo' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Address that the service notifies of each change of the job.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? WebhookUri { get; set; }

    /// <summary>Most submissions to send in parallel.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Outputs each job when it completes, not when the service accepts it.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Longest wait for a free job of the account and, with <c>-Wait</c>, for the completion of a job.</summary>
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

    /// <summary>Reads the options that all submissions share.</summary>
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

    /// <summary>The options of one item. A new conversation without a name gets the name of the item.</summary>
    private protected SubmissionOptions OptionsFor(string path) =>
        Options.Name is null && ConversationId is null ? Options with { Name = System.IO.Path.GetFileNameWithoutExtension(path) } : Options;

    /// <summary>Whether the user specified a parameter.</summary>
    private protected bool Has(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Submits one item as soon as a slot is free.</summary>
    /// <param name="pipeline">The pipeline to write to.</param>
    /// <param name="source">The item in errors.</param>
    /// <param name="amount">Its size in a confirmation prompt; empty if the item is clear by itself.</param>
    /// <param name="send">Sends the item.</param>
    /// <param name="cancel">Cancels the operation.</param>
    private protected async Task SubmitAsync(IPipeline pipeline, string source, string amount, Func<Task<SymblJob>> send, CancellationToken cancel)
    {
        var what = amount.Length == 0 ? What : $"{What} ({amount})";
        var action = ConversationId is null ? $"Submit {what}" : $"Append {what} to conversation {ConversationId}";
        if (!await ShouldProcessAsync(pipeline, source, $"{action} to {ActiveConnection.BaseUri}").ConfigureAwait(false)) return;

        // The service numbers appends by their order, so appends to one conversation are sent one after another.
        await _slots.WaitAsync(cancel).ConfigureAwait(false);
        _running.RemoveAll(t => t.Status == TaskStatus.RanToCompletion);
        // A connection error ends the command at the next item, not at the end of the input.
        if (_running.Find(t => t.IsFaulted || t.IsCanceled) is { } broken) await broken.ConfigureAwait(false);
        var task = RunAsync(pipeline, source, send, cancel);
        if (ConversationId is null) _running.Add(task);
        else await task.ConfigureAwait(false);
    }

    /// <summary>Resolves paths to files, one by one. A path that does not exist is an error of its own.</summary>
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

    /// <summary>Gets the id of the conversation to append to; <see langword="null"/> for a new conversation.</summary>
    private protected async Task<string?> AppendToAsync(CancellationToken cancel) =>
        ConversationId is null ? null : await ConversationLookup.IdAsync(Client, ConversationId, cancel).ConfigureAwait(false);

    private async Task RunAsync(IPipeline pipeline, string source, Func<Task<SymblJob>> send, CancellationToken cancel)
    {
        try
        {
            await ForItemAsync(pipeline, source, async () =>
            {
                var job = await send().ConfigureAwait(false);
                CompletionCache.Remember(job);
                SessionMemory.Remember(Client.BaseUri, job, appends: ConversationId is not null);
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

    /// <summary>Shows the progress of a submission.</summary>
    private protected sealed class Relay(ProgressReporter reporter) : IProgress<SubmissionProgress>
    {
        public void Report(SubmissionProgress value)
        {
            if (value.Phase == SubmissionPhase.WaitingForSlot)
            {
                var seconds = (int)Math.Ceiling((value.RetryIn ?? TimeSpan.Zero).TotalSeconds);
                reporter.Report($"Waiting for a free job of the account; next attempt in {seconds} s");
            }
            else if (value.TotalBytes is { } total && total > 0)
            {
                reporter.Report($"{value.BytesSent / 1048576.0:0.0} of {total / 1048576.0:0.0} MB sent", (int)(value.BytesSent * 100 / total));
            }
        }
    }
}
