using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads where trackers were found in conversations, one object for each place.</summary>
[Cmdlet(VerbsCommon.Get, "SymblTrackerMatch", SupportsPaging = true)]
[OutputType(typeof(SymblTrackerMatch))]
[SymblOperation("getTrackers")]
[SymblOperation("getTrackersDetected")]
public sealed class GetSymblTrackerMatchCommand : ConversationListCommand
{
    /// <summary>Only trackers of these names; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FoundTrackerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var name = new NameFilter(Name);
        return WriteListAsync(
            Client.Insights.GetTrackerMatchesAsync(conversationId, cancel),
            match =>
            {
                SeenInsights.Trackers.Remember(match.TrackerName);
                return name.Matches(match.TrackerName);
            },
            pipeline,
            cancel);
    }
}
