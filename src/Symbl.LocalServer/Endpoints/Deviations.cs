namespace Symbl.LocalServer.Endpoints;

/// <summary>Where this server is known to differ from the service.</summary>
internal static class Deviations
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Not answered (404): video and text submissions, insights, topics, trackers, bookmarks, summaries, groups, telephony, streaming.",
        "timeOffset counts from the start of the conversation.",
        "Entities are not detected: redact and exclude are accepted and change nothing.",
        "filter on the conversation list is refused; use startTime and endTime.",
        "Tokens are signed with HMAC-SHA-256 by this server alone.",
        "overlap in analytics is filled wherever two people speak at once; the service leaves it empty for asynchronous conversations.",
        "Member updates take effect before they are acknowledged.",
        "A job also tells conversationId, createdAt, completedAt and, when it failed, message.",
        "startTime is accepted with file submissions too.",
    ];
}
