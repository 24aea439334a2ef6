namespace Symbl.LocalServer.Endpoints;

/// <summary>Where this server is known to differ from the service.</summary>
internal static class Deviations
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Not answered (404): video and text submissions, insights, topics, trackers, bookmarks, summaries, telephony, streaming.",
        "timeOffset counts from the start of the conversation.",
        "Entities are not detected: redact and exclude are accepted and change nothing.",
        "filter on the conversation list is refused; use startTime and endTime.",
        "Tokens are signed with HMAC-SHA-256 by this server alone.",
        "overlap in analytics is filled wherever two people speak at once; the service leaves it empty for asynchronous conversations.",
        "Member updates take effect before they are acknowledged.",
        "A job also tells conversationId, createdAt, completedAt and, when it failed, message.",
        "startTime is accepted with file submissions too.",
        "Only calls that change trackers are limited to one at a time; reading them never is.",
        "The managed criteria are in the list of criteria, first, and cannot be changed.",
        "A list sent to POST /v1/manage/entities is answered with the first entity, which carries all of them as entities.",
        "PATCH of criteria, scorecards and assistants takes members to replace, and a JSON Patch as well.",
        "intelligence/bookmarks is there for a JSON Patch of the settings before anything was set.",
        "Nebula is answered by the model the server was given; ApiKey is the account's secret or a token; penalty_alpha changes nothing.",
        "A streamed answer of Nebula ends with an event that adds nothing and has text, is_final and stats.",
    ];
}
