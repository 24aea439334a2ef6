using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads the summaries of conversations.</summary>
// -Refresh changes what the service keeps, and that is the only reason why a reading command knows -WhatIf.
[Cmdlet(VerbsCommon.Get, "SymblSummary", SupportsShouldProcess = true)]
[OutputType(typeof(SymblSummary))]
[SymblOperation("getSummary")]
[SymblOperation("refreshSummary")]
[SymblOperation("getConversation")]
public sealed class GetSymblSummaryCommand : DerivedItemCommand
{
    /// <summary>Have the summary made anew.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        if (Refresh && !await ShouldProcessAsync(
            pipeline, $"conversation {conversationId}", "Make its summary anew, in place of the one it has").ConfigureAwait(false)) return;
        var summary = await ReadAsync(pipeline, "Waiting for the summary", wait => Refresh
            ? Client.Insights.RefreshSummaryAsync(conversationId, wait, cancel)
            : Client.Insights.GetSummaryAsync(conversationId, wait, cancel)).ConfigureAwait(false);
        await pipeline.WriteAsync(summary).ConfigureAwait(false);
    }
}
