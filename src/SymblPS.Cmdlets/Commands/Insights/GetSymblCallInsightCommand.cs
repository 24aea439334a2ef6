using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads what the service's language model made of calls.</summary>
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
