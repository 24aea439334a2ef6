using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Base class of the cmdlets that read results which the service derives after it has processed a conversation.</summary>
public abstract class DerivedItemCommand : ConversationItemCommand
{
    private protected DerivedItemCommand() { }

    /// <summary>Waits until the result is complete.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Longest wait for each conversation.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Timeout { get; set; } = new DerivedWaitOptions().Timeout;

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Timeout)) && !Wait)
            throw new ArgumentException("-Timeout requires -Wait.");
        base.Prepare();
    }

    // With -Wait the command waits for the submission too.
    private protected override bool ReadsResults => !Wait;

    /// <summary>Reads a result; with <c>-Wait</c>, waits for it and shows progress.</summary>
    private protected async Task<T> ReadAsync<T>(IPipeline pipeline, string activity, Func<DerivedWaitOptions?, Task<T>> read)
    {
        if (!Wait) return await read(null).ConfigureAwait(false);
        using var reporter = new ProgressReporter(pipeline, activity, Time);
        return await read(new DerivedWaitOptions { Timeout = Timeout, Progress = new Reports(reporter) }).ConfigureAwait(false);
    }

    private sealed class Reports(ProgressReporter reporter) : IProgress<string>
    {
        public void Report(string value) => reporter.Report(value);
    }
}

/// <summary>Gets the summaries of conversations.</summary>
// -Refresh changes stored results. For its sake a Get command supports -WhatIf.
[Cmdlet(VerbsCommon.Get, "SymblSummary", SupportsShouldProcess = true)]
[OutputType(typeof(SymblSummary))]
[SymblOperation("getSummary")]
[SymblOperation("refreshSummary")]
[SymblOperation("getConversation")]
public sealed class GetSymblSummaryCommand : DerivedItemCommand
{
    /// <summary>Generates a new summary.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        if (Refresh && !await ShouldProcessAsync(
            pipeline, $"conversation {conversationId}", "Generate a new summary and replace the present one").ConfigureAwait(false)) return;
        var summary = await ReadAsync(pipeline, "Waiting for the summary", wait => Refresh
            ? Client.Insights.RefreshSummaryAsync(conversationId, wait, cancel)
            : Client.Insights.GetSummaryAsync(conversationId, wait, cancel)).ConfigureAwait(false);
        if (summary.Parts.Count > 0) await pipeline.WriteAsync(summary).ConfigureAwait(false);
        else pipeline.Verbose($"The summary of conversation {conversationId} is empty, because the conversation has no words to summarize.");
    }
}

/// <summary>Gets the call scores of conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblCallScore")]
[OutputType(typeof(SymblCallScore))]
[SymblOperation("getCallScore")]
[SymblOperation("getCallScoreStatus")]
[SymblOperation("getConversation")]
public sealed class GetSymblCallScoreCommand : DerivedItemCommand
{
    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel) =>
        await pipeline.WriteAsync(await ReadAsync(
            pipeline, "Waiting for the call score", wait => Client.CallScores.GetAsync(conversationId, wait, cancel))
            .ConfigureAwait(false)).ConfigureAwait(false);
}

/// <summary>Gets the call insights that the language model of the service generated.</summary>
[Cmdlet(VerbsCommon.Get, "SymblCallInsight")]
[OutputType(typeof(SymblCallInsight))]
[SymblOperation("getLmInsights")]
[SymblOperation("getLmInsightsStatus")]
[SymblOperation("getConversation")]
public sealed class GetSymblCallInsightCommand : DerivedItemCommand
{
    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var insights = await ReadAsync(
            pipeline, "Waiting for the call insight", wait => Client.CallScores.GetInsightsAsync(conversationId, wait, cancel)).ConfigureAwait(false);
        await pipeline.WriteManyAsync(insights).ConfigureAwait(false);
    }
}
