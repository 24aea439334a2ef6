using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Diarization;

/// <summary>
/// Measures the accuracy of diarization: compares RTTM files or conversations with reference turns. Outputs one object for each recording, and a
/// total for several.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "SymblDiarization", DefaultParameterSetName = FileSet)]
[OutputType(typeof(SymblDiarizationScore))]
[SymblOperation("getConversation")]
[SymblOperation("getMessages")]
public sealed class MeasureSymblDiarizationCommand : SymblConnectedCmdlet
{
    private const string FileSet = "Hypothesis";
    private const string ConversationSet = "ConversationId";

    private readonly List<RecordingTurns> _hypotheses = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private IReadOnlyList<RecordingTurns> _references = [];
    private bool _areNamed = true;
    private bool _referenceIsNamed;
    private bool _isReady;
    private bool _isConnected;
    private readonly List<RecordingTurns> _notInMap = [];
    private DiarizationMeasure _measure = null!;
    private EvaluationMap? _map;

    /// <summary>RTTM files with the reference turns: files, folders of .rttm files, or patterns. A file can hold several recordings.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Reference { get; set; }

    /// <summary>RTTM files with the hypothesis turns: files, folders of .rttm files, or patterns.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = FileSet)]
    [Alias("PSPath", "FullName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Hypothesis { get; set; }

    /// <summary>
    /// Conversations with the hypothesis turns in their messages: ids, or objects with a <c>ConversationId</c>, such as jobs and conversations.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ConversationSet)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ConversationId { get; set; }

    /// <summary>Time before and after each reference boundary that is not scored.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Collar { get; set; }

    /// <summary>Excludes overlap of reference speakers.</summary>
    [Parameter]
    public SwitchParameter NoOverlap { get; set; }

    /// <summary>UEM file with the segments to score.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Uem { get; set; }

    /// <inheritdoc />
    // Files need no connection. The parameter set is known when input arrives.
    protected override void Prepare() { }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        await ReadReferencesAsync(pipeline, cancel).ConfigureAwait(false);
        if (ParameterSetName == FileSet)
        {
            await ReadHypothesesAsync(pipeline, cancel).ConfigureAwait(false);
            return;
        }

        if (!_isConnected) _isConnected = await pipeline.InvokeAsync(Connect).ConfigureAwait(false);
        foreach (var id in ConversationId!)
            await ForItemAsync(pipeline, id, () => ConversationLookup.RunAsync(Client, id, found => MeasureAsync(found, pipeline, cancel), cancel)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override async Task CompleteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (!_isReady) return;
        await MeasureFilesAsync(pipeline).ConfigureAwait(false);
        if (_measure.Count > 1) await pipeline.WriteAsync(_measure.Total()).ConfigureAwait(false);
        if (_notInMap.Count == 0) return;
        if (_measure.Count == 0) throw new ArgumentException($"Nothing was scored: '{Uem}' contains other recordings ({Listing.Of(_map!.Recordings)}).");
        pipeline.Warn($"Not scored, because '{Uem}' does not contain them: {Listing.Of(_notInMap.Select(static one => one.Recording))}.");
    }

    private bool Connect()
    {
        base.Prepare();
        return true;
    }

    private async Task ReadReferencesAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (_isReady) return;
        if (Uem is not null)
        {
            var path = await pipeline.InvokeAsync(() => RecordingPaths.ResolveNew(this, Uem)).ConfigureAwait(false);
            _map = await EvaluationMap.ReadUemAsync(path, cancel).ConfigureAwait(false);
        }

        // A total over a part of the references would be wrong, so a reference that cannot be read ends the command.
        var references = new List<RecordingTurns>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in Reference!)
        {
            var (files, itself) = await pipeline.InvokeAsync(() => ScoredFilePaths.Resolve(this, one, ScoredFilePaths.Turns)).ConfigureAwait(false);
            _areNamed &= itself;
            foreach (var file in files.Where(seen.Add)) references.AddRange(await RecordingTurns.ReadRttmAsync(file, cancel).ConfigureAwait(false));
        }

        _references = await KeepDistinctAsync(pipeline, references).ConfigureAwait(false);
        _referenceIsNamed = _areNamed && _references.Count == 1;
        _measure = new DiarizationMeasure(Collar, NoOverlap, _map);
        _isReady = true;
    }

    private async Task ReadHypothesesAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var one in Hypothesis!)
        {
            IReadOnlyList<string> files = [];
            await ForItemAsync(pipeline, one, async () =>
            {
                (files, var itself) = await pipeline.InvokeAsync(() => ScoredFilePaths.Resolve(this, one, ScoredFilePaths.Turns)).ConfigureAwait(false);
                _areNamed &= itself;
            }).ConfigureAwait(false);
            foreach (var file in files.Where(_files.Add))
            {
                var before = _hypotheses.Count;
                await ForItemAsync(pipeline, file, async () =>
                    _hypotheses.AddRange(await RecordingTurns.ReadRttmAsync(file, cancel).ConfigureAwait(false))).ConfigureAwait(false);
                if (_hypotheses.Count == before) _unread.Add(System.IO.Path.GetFileNameWithoutExtension(file));
            }
        }
    }

    private static async Task<IReadOnlyList<RecordingTurns>> KeepDistinctAsync(IPipeline pipeline, IEnumerable<RecordingTurns> recordings)
    {
        var (kept, doubled) = RecordingPairs.Distinct(recordings);
        foreach (var (first, other) in doubled)
        {
            await ForItemAsync(pipeline, other.Source, () => throw new ArgumentException(
                $"Recording '{other.Recording}' is in '{first.Source}' and in '{other.Source}'; the second one is ignored.")).ConfigureAwait(false);
        }

        return kept;
    }

    private async Task MeasureFilesAsync(IPipeline pipeline)
    {
        var hypotheses = await KeepDistinctAsync(pipeline, _hypotheses).ConfigureAwait(false);
        // No file was readable, and each has its error. A score with all speech missed would mislead.
        if (hypotheses.Count == 0) return;
        var (pairs, unknown) = RecordingPairs.Match(_references, hypotheses);
        // One reference file and one hypothesis file belong together even if their recordings have different names.
        var isMeant = _referenceIsNamed && _areNamed && hypotheses.Count == 1;
        foreach (var hypothesis in isMeant ? [] : unknown)
        {
            await ForItemAsync(pipeline, hypothesis.Source, () => throw new ReferenceNotFoundException(hypothesis, _references, ReferenceNotFoundException.ForTurns)).ConfigureAwait(false);
        }

        RecordingTurns? HypothesisOf(RecordingTurns reference) => pairs.TryGetValue(reference, out var paired) ? paired : isMeant ? hypotheses[0] : null;
        // An unreadable hypothesis is an error. It does not count as a recording without speech.
        var measured = _references
            .Where(reference => HypothesisOf(reference) is not null || !reference.Names.Any(_unread.Contains)).ToList();
        var missed = measured.Where(reference => HypothesisOf(reference) is null && _map?.Names(reference) != false).ToList();
        if (missed.Count > 0)
            pipeline.Warn($"All speech counts as missed in recordings without a hypothesis: {Listing.Of(missed.Select(static one => one.Recording))}.");
        if (isMeant && unknown.Count > 0)
            pipeline.Warn($"The reference is of '{_references[0].Recording}' and the hypothesis of '{unknown[0].Recording}'. They are scored as one recording.");
        foreach (var reference in measured)
            await WriteAsync(reference, HypothesisOf(reference), null, pipeline).ConfigureAwait(false);
    }

    private async Task MeasureAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var conversation = await Client.Conversations.GetAsync(conversationId, cancel).ConfigureAwait(false);
        CompletionCache.Remember(conversation);
        var messages = new List<SymblMessage>();
        await foreach (var message in Client.Conversations.GetMessagesAsync(conversationId, new MessageQuery(), cancel).ConfigureAwait(false))
            messages.Add(message);
        if (messages.Count == 0)
            pipeline.Warn($"Conversation {conversationId} has no messages. Either no speech was found, or its job is still running.");
        var found = RecordingTurns.Of(conversation, messages);
        var reference = RecordingPairs.Find(_references, found) ?? (_referenceIsNamed ? _references[0] : null)
            ?? throw new ReferenceNotFoundException(found, _references, ReferenceNotFoundException.ForTurns);
        await WriteAsync(reference, found, conversationId, pipeline).ConfigureAwait(false);
    }

    private async Task WriteAsync(RecordingTurns reference, RecordingTurns? hypothesis, string? conversationId, IPipeline pipeline)
    {
        var score = _measure.Add(reference, hypothesis, conversationId);
        if (score is null)
        {
            _notInMap.Add(reference);
            return;
        }

        pipeline.Verbose($"{reference.Recording}: {hypothesis?.Source ?? "nothing"} against {reference.Source}.");
        if (score.Total == TimeSpan.Zero)
            pipeline.Warn($"The scored segments of the reference of '{reference.Recording}' have no speech, so that there is no error rate.");
        await pipeline.WriteAsync(score).ConfigureAwait(false);
    }
}
