using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Gets the entities in conversations, one object for each occurrence.</summary>
[Cmdlet(VerbsCommon.Get, "SymblEntity", SupportsPaging = true)]
[OutputType(typeof(SymblEntity))]
[SymblOperation("getEntities")]
public sealed class GetSymblEntityCommand : ConversationListCommand
{
    /// <summary>Returns only entities of these types or subtypes. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EntityTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Type { get; set; }

    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var type = new NameFilter(Type);
        return WriteListAsync(
            Client.Insights.GetEntitiesAsync(conversationId, cancel),
            entity =>
            {
                CompletionCache.EntityTypes.Remember(entity.Type);
                if (entity.SubType is { } narrower) CompletionCache.EntityTypes.Remember(narrower, entity.Type);
                return type.Matches(entity.Type) || type.Matches(entity.SubType ?? string.Empty);
            },
            pipeline,
            cancel);
    }
}

/// <summary>Gets the matches of trackers in conversations, one object for each match.</summary>
[Cmdlet(VerbsCommon.Get, "SymblTrackerMatch", SupportsPaging = true)]
[OutputType(typeof(SymblTrackerMatch))]
[SymblOperation("getTrackers")]
[SymblOperation("getTrackersDetected")]
public sealed class GetSymblTrackerMatchCommand : ConversationListCommand
{
    /// <summary>Returns only matches of these trackers. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MatchedTrackerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var name = new NameFilter(Name);
        return WriteListAsync(
            Client.Insights.GetTrackerMatchesAsync(conversationId, cancel),
            match =>
            {
                CompletionCache.MatchedTrackers.Remember(match.TrackerName);
                return name.Matches(match.TrackerName);
            },
            pipeline,
            cancel);
    }
}
