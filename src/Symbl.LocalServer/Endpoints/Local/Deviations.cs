namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>Lists the known differences between this server and the service.</summary>
internal static class Deviations
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Telephony and streaming are not available (404).",
        "timeOffset counts from the start of the conversation.",
        "Rules find entities. They find people who are members, are introduced or have a common first name; they do not find places or companies.",
        "Entity matches also have a normalized value: dates without a zone, durations in seconds, money with its currency.",
        "Redaction replaces data that identifies people and accounts. Dates, amounts, web addresses, custom entities and from.name stay.",
        "The entities of a redacted message have the type and place of each replacement, never the original text.",
        "Custom entities match their words exactly, ignore case, and do not need detectEntities.",
        "Trackers match the words of a phrase in order, without gaps, in any inflection. They do not match by meaning.",
        "Rules compute call scores and lm-insights from counts and from the words of the conversation, without a language model.",
        "Call scores and lm-insights that were not requested, or cannot be computed, are 404 with the reason; their status is failed.",
        "A text message stays one message, however many sentences it has. A text can have more than 15,000 words.",
        "Messages without times get times at 150 words per minute; the provenance of the conversation states it.",
        "Filters and group criteria compare exactly, use * as a wildcard outside of quotation marks, and apply to the whole conversation.",
        "Speaker events cut the turns they lie in; members known only by name go if they are left without a word.",
        "Summaries of bookmarks are a list of sentences, as the Go SDK reads them.",
        "Pages are always read-only and on this server: readOnly and enableCustomDomain have no effect; pages load no fonts.",
        "Summaries quote sentences of the speakers. The summary of fewer than 50 words is empty.",
        "The server computes insights, topics and summaries again after each change of a conversation; refresh is accepted and has no effect.",
        "Insights, topics, summaries, call scores and sentiment read English. For another language they are 404 with the reason, and messages have no sentiment.",
        "A conversation also has languageCode and features, which list the features that its language has.",
        "A question that requests work is also an action item. A follow-up is never an action item.",
        "Topics answer sentiment and parentRefs together.",
        "Tokens are signed with HMAC-SHA-256 by this server alone.",
        "Analytics include overlap if two people speak at once; the service leaves it empty for asynchronous conversations.",
        "Member updates take effect before they are acknowledged.",
        "A job also has conversationId, createdAt and completedAt; a failed job has message, a completed job has provenance.",
        "startTime is accepted with file submissions too.",
        "A file submission can be a form with the parts transcript (JSON) and recording; the words, and if asked the speakers, are those of the transcript.",
        "detectSpeakerCount, with minSpeakerCount and maxSpeakerCount, estimates the number of speakers; the service requires diarizationSpeakerCount.",
        "detectSpeakerChannels decides from the audio whether each channel is one speaker.",
        "knownVoices names speakers by the registered voices of /local/voices, if the server was started with --known-voices.",
        "Messages have a confidence: the confidence that their speaker is right, 0 to 1.",
        "notes, a list of texts, is accepted with text submissions; the provenance repeats it. Messages are stored in order of time.",
        "Only calls that change trackers are limited to one at a time; calls that read them have no limit.",
        "The managed criteria are in the list of criteria, first, and cannot be changed.",
        "A list sent to POST /v1/manage/entities is answered with the first entity, which carries all of them as entities.",
        "PATCH of criteria, scorecards and assistants takes members to replace, and a JSON Patch as well.",
        "intelligence/bookmarks exists for a JSON Patch of the settings before a value is set.",
        "The configured model answers Nebula requests; ApiKey is the secret of the account or a token; penalty_alpha has no effect.",
        "A streamed answer of Nebula ends with an event that has text, is_final and stats, and adds no text.",
    ];
}
