using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Experiences;

/// <summary>Gives the address of the service's own page of insights: of conversations, or of the list of all.</summary>
[Cmdlet(VerbsCommon.Get, "SymblInsightPage")]
[OutputType(typeof(SymblInsightPage))]
[SymblOperation("getInsightsListUrl")]
[SymblOperation("getInsightsDetailsUrl")]
public sealed class GetSymblInsightPageCommand : SymblConnectedCmdlet
{
    /// <summary>Conversations to show; the list of conversations without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ConversationId { get; set; }

    /// <summary>Have the page show call scores.</summary>
    [Parameter]
    public SwitchParameter IncludeCallScore { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (ConversationId is null)
        {
            await pipeline.WriteAsync(await Client.Experiences.GetListPageAsync(IncludeCallScore, cancel).ConfigureAwait(false)).ConfigureAwait(false);
            return;
        }

        foreach (var id in ConversationId)
        {
            await ForItemAsync(pipeline, id, async () => await pipeline.WriteAsync(
                await Client.Experiences.GetDetailsPageAsync(id, IncludeCallScore, cancel).ConfigureAwait(false)).ConfigureAwait(false))
                .ConfigureAwait(false);
        }
    }
}
