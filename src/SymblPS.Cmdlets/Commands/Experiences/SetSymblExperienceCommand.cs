using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Experiences;

/// <summary>Changes the address of the recording that the insights page of a conversation plays.</summary>
[Cmdlet(VerbsCommon.Set, "SymblExperience", SupportsShouldProcess = true)]
[OutputType(typeof(SymblInsightPage))]
[SymblOperation("updateExperienceMediaUrl")]
[SymblOperation("getInsightsDetailsUrl")]
public sealed class SetSymblExperienceCommand : ConversationItemCommand
{
    /// <summary>Address of the recording; anybody must be able to read it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public Uri? MediaUri { get; set; }

    /// <summary>Write the address of the page that plays it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        if (!await ShouldProcessAsync(
            pipeline, $"conversation {conversationId}", $"Play {MediaUri} on its insights page").ConfigureAwait(false)) return;
        await Client.Experiences.SetMediaAsync(conversationId, MediaUri!, cancel).ConfigureAwait(false);
        if (!PassThru) return;
        var page = await Client.Experiences.GetDetailsPageAsync(conversationId, false, cancel).ConfigureAwait(false);
        await pipeline.WriteAsync(page).ConfigureAwait(false);
    }
}
