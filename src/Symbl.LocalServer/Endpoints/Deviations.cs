namespace Symbl.LocalServer.Endpoints;

/// <summary>Where this server is known to differ from the service.</summary>
internal static class Deviations
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Not answered (404): trackers, groups, telephony, streaming.",
        "timeOffset counts from the start of the conversation.",
        "Entities are not detected: redact and exclude are accepted and change nothing.",
        "Summaries are extracts: the speakers' own sentences. Of fewer than 50 words the summary is empty.",
        "Insights, topics and summaries are made anew whenever a conversation changes; refresh is accepted and has nothing to add.",
        "A request that asks for work is both a question and an action item; a follow-up is never an action item too.",
        "Topics answer sentiment and parentRefs together.",
        "filter on the conversation list is refused; use startTime and endTime.",
        "Tokens are signed with HMAC-SHA-256 by this server alone.",
        "overlap in analytics is filled wherever two people speak at once; the service leaves it empty for asynchronous conversations.",
        "Member updates take effect before they are acknowledged.",
        "A job also tells conversationId, createdAt, completedAt and, when it failed, message.",
        "startTime is accepted with file submissions too.",
    ];
}
