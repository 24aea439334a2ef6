using Symbl.Speech.Scoring.Words;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Diarization;

/// <summary>
/// Measures the accuracy of words: compares transcripts or conversations with reference transcripts. Outputs one object for each recording, and
/// a total for several.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "SymblTranscript", DefaultParameterSetName = FileSet)]
[OutputType(typeof(SymblTranscriptScore))]
[SymblOperation("getConversation")]
[SymblOperation("getMessages")]
public sealed class MeasureSymblTranscriptCommand : SymblConnectedCmdlet
{
    private const string FileSet = "Hypothesis";
    private const string ConversationSet = "ConversationId";
    private const string MessageSet = "Message";

    private readonly Dictionary<string, List<SymblMessage>> _messages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly List<RecordingWords> _hypotheses = [];
    private List<RecordingWords> _references = [];
    private bool _areNamed = true;
    private bool _referenceIsNamed;
    private bool _isReady;
    private bool _isConnected;
    private WordMeasure _measure = null!;

    /// <summary>Transcripts with the correct words: files, folders of transcripts, or patterns. Each file is one recording.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Reference")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? ReferencePath { get; set; }

    /// <summary>Transcripts to measure: files, folders of transcripts, or patterns.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = FileSet)]
    [Alias("PSPath", "FullName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Hypothesis { get; set; }

    /// <summary>
    /// Conversations with the words in their messages: ids, or objects with a <c>ConversationId</c>, such as jobs and conversations.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ConversationSet)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ConversationId { get; set; }

    /// <summary>Messages to measure, such as the output of <c>Get-SymblMessage</c>. The messages of a conversation are one recording.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = MessageSet)]
    [ValidateNotNullOrEmpty]
    public SymblMessage[]? Message { get; set; }

    /// <summary>Treatment of both texts before the comparison.</summary>
    [Parameter]
    public WordNormalization Normalization { get; set; } = WordNormalization.Basic;

    /// <summary>Adds the aligned words to the output.</summary>
    [Parameter]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc />
    // Files need no connection. The parameter set is known when input arrives.
    protected override void Prepare() { }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        await ReadReferencesAsync(pipeline, cancel).ConfigureAwait(false);
        switch (ParameterSetName)
        {
            case FileSet:
                await ReadHypothesesAsync(pipeline, cancel).ConfigureAwait(false);
                break;
            case MessageSet:
                foreach (var message in Message!)
                {
                    if (!_messages.TryGetValue(message.ConversationId, out var of)) _messages.Add(message.ConversationId, of = []);
                    of.Add(message);
                }

                break;
            default:
                if (!_isConnected) _isConnected = await pipeline.InvokeAsync(Connect).ConfigureAwait(false);
                foreach (var id in ConversationId!)
                    await ForItemAsync(pipeline, id, () => ConversationLookup.RunAsync(Client, id, found => MeasureAsync(found, pipeline, cancel), cancel)).ConfigureAwait(false);
                break;
        }
    }

    /// <inheritdoc />
    protected override async Task CompleteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (!_isReady) return;
        foreach (var (id, messages) in _messages)
            await ForItemAsync(pipeline, id, () => WriteAsync(RecordingWords.Of(messages), id, pipeline)).ConfigureAwait(false);
        await MeasureFilesAsync(pipeline).ConfigureAwait(false);
        if (_measure.Count < 2) return;
        if (_measure.HasOneUnit) await pipeline.WriteAsync(_measure.Total()).ConfigureAwait(false);
        else pipeline.Warn("Some recordings are measured in words and others in characters, so that there is no total.");
    }

    private bool Connect()
    {
        base.Prepare();
        return true;
    }

    private async Task ReadReferencesAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (_isReady) return;
        // A total over a part of the references would be wrong, so a reference that cannot be read ends the command.
        var references = new List<RecordingWords>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in ReferencePath!)
        {
            var (files, itself) = await pipeline.InvokeAsync(() => ScoredFilePaths.Resolve(this, one, ScoredFilePaths.Words)).ConfigureAwait(false);
            _areNamed &= itself;
            foreach (var file in files.Where(seen.Add)) references.Add(await ReadAsync(file, pipeline, cancel).ConfigureAwait(false));
        }

        _references = await KeepDistinctAsync(pipeline, references).ConfigureAwait(false);
        _referenceIsNamed = _areNamed && _references.Count == 1;
        _measure = new WordMeasure(Normalization, Detail);
        _isReady = true;
    }

    private async Task ReadHypothesesAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var one in Hypothesis!)
        {
            IReadOnlyList<string> files = [];
            await ForItemAsync(pipeline, one, async () =>
            {
                (files, var itself) = await pipeline.InvokeAsync(() => ScoredFilePaths.Resolve(this, one, ScoredFilePaths.Words)).ConfigureAwait(false);
                _areNamed &= itself;
            }).ConfigureAwait(false);
            foreach (var file in files.Where(_files.Add))
                await ForItemAsync(pipeline, file, async () => _hypotheses.Add(await ReadAsync(file, pipeline, cancel).ConfigureAwait(false))).ConfigureAwait(false);
        }
    }

    private static async Task<RecordingWords> ReadAsync(string file, IPipeline pipeline, CancellationToken cancel)
    {
        var words = await RecordingWords.ReadFileAsync(file, cancel).ConfigureAwait(false);
        foreach (var note in words.Notes) pipeline.Verbose($"{file}: {note}");
        return words;
    }

    private static async Task<List<RecordingWords>> KeepDistinctAsync(IPipeline pipeline, IEnumerable<RecordingWords> recordings)
    {
        var kept = new Dictionary<string, RecordingWords>(StringComparer.Ordinal);
        foreach (var other in recordings)
        {
            if (kept.TryAdd(other.Recording, other)) continue;
            await ForItemAsync(pipeline, other.Source, () => throw new ArgumentException(
                $"Recording '{other.Recording}' is in '{kept[other.Recording].Source}' and in '{other.Source}'; the second one is ignored.")).ConfigureAwait(false);
        }

        return [.. kept.Values];
    }

    private async Task MeasureFilesAsync(IPipeline pipeline)
    {
        var hypotheses = await KeepDistinctAsync(pipeline, _hypotheses).ConfigureAwait(false);
        // One reference file and one hypothesis file belong together even if they have different names.
        var isMeant = _referenceIsNamed && _areNamed && hypotheses.Count == 1;
        var (pairs, unknown) = RecordingPairs.Match(_references, hypotheses);
        foreach (var hypothesis in isMeant ? [] : unknown)
        {
            await ForItemAsync(pipeline, hypothesis.Source, () =>
                throw new ReferenceNotFoundException(hypothesis, _references, ReferenceNotFoundException.ForWords)).ConfigureAwait(false);
        }

        foreach (var reference in _references)
        {
            if ((isMeant ? hypotheses[0] : pairs.GetValueOrDefault(reference)) is { } hypothesis)
                await ForItemAsync(pipeline, hypothesis.Source, () => WriteAsync(reference, hypothesis, null, pipeline)).ConfigureAwait(false);
        }

        var missing = _references.Where(reference => !isMeant && hypotheses.Count > 0 && !pairs.ContainsKey(reference)).Select(static one => one.Recording).ToList();
        if (missing.Count > 0) pipeline.Warn($"Not measured, because no hypothesis has the name of the reference: {Listing.Of(missing)}.");
    }

    private async Task MeasureAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        await ConversationLookup.EnsureReadyAsync(Client, conversationId, pipeline, cancel).ConfigureAwait(false);
        var conversation = await Client.Conversations.GetAsync(conversationId, cancel).ConfigureAwait(false);
        CompletionCache.Remember(conversation);
        var messages = new List<SymblMessage>();
        await foreach (var message in Client.Conversations.GetMessagesAsync(conversationId, new MessageQuery(), cancel).ConfigureAwait(false))
            messages.Add(message);
        await WriteAsync(RecordingWords.Of(conversation, messages), conversationId, pipeline).ConfigureAwait(false);
    }

    private Task WriteAsync(RecordingWords found, string conversationId, IPipeline pipeline)
    {
        if (!found.HasWords) throw new NoWordsException(found.Source);
        var reference = RecordingPairs.Find(_references, found) ?? (_referenceIsNamed ? _references[0] : null)
            ?? throw new ReferenceNotFoundException(found, _references, ReferenceNotFoundException.ForWords);
        return WriteAsync(reference, found, conversationId, pipeline);
    }

    private async Task WriteAsync(RecordingWords reference, RecordingWords hypothesis, string? conversationId, IPipeline pipeline)
    {
        pipeline.Verbose($"{reference.Recording}: {hypothesis.Source} against {reference.Source}.");
        await pipeline.WriteAsync(_measure.Add(reference, hypothesis, conversationId)).ConfigureAwait(false);
    }
}
