namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>Lists the known differences between this server and the service.</summary>
internal static class Deviations
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Not answered (404): telephony and streaming.",
        "timeOffset counts from the start of the conversation.",
        "Entities are found by rules: people only where they are members, are introduced or have a common first name; no places or firms.",
        "Matches of entities also tell their value in one form: dates without zone, lengths of time in seconds, money with its currency.",
        "Redaction replaces what identifies people and accounts; dates, amounts, web addresses, own entities and from.name stay.",
        "A redacted message tells in entities what was replaced and where, never what it said.",
        "Custom entities match their words exactly whatever the case, and are found without detectEntities too.",
        "Trackers match the words of a phrase in order, without gaps, in any inflection; nothing is matched by meaning.",
        "Call scores and lm-insights are made of what can be counted and of words that were said, by rules and not by a language model.",
        "Call scores and lm-insights that were not asked for, or cannot be made, are 404 with the reason; their status says failed.",
        "A text message stays one message, however many sentences it has; the 15,000 words of a text are no limit.",
        "Times a text leaves out are laid out at 150 words a minute; a conversation's provenance says so.",
        "Filters and group criteria compare exactly, take * as a wildcard outside quotation marks, and look at the whole conversation.",
        "Speaker events cut the turns they lie in; members known only by name go if they are left without a word.",
        "Summaries of bookmarks are a list of sentences, as the Go SDK reads them.",
        "Pages are always read-only and on this server: readOnly and enableCustomDomain change nothing; fonts are not fetched.",
        "Summaries are extracts: the speakers' own sentences. Of fewer than 50 words the summary is empty.",
        "Insights, topics and summaries are made anew whenever a conversation changes; refresh is accepted and has nothing to add.",
        "A request that asks for work is both a question and an action item; a follow-up is never an action item too.",
        "Topics answer sentiment and parentRefs together.",
        "Tokens are signed with HMAC-SHA-256 by this server alone.",
        "overlap in analytics is filled wherever two people speak at once; the service leaves it empty for asynchronous conversations.",
        "Member updates take effect before they are acknowledged.",
        "A job also tells conversationId, createdAt, completedAt, when it failed message, and when it completed provenance.",
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
