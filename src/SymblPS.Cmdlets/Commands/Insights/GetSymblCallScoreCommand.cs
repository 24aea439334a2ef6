using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads how well calls went, by criteria.</summary>
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
