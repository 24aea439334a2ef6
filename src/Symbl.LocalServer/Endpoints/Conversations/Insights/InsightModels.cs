using Symbl.LocalServer.Endpoints.Conversations.Findings;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>A person in an insight. All members are absent if the insight names no person.</summary>
internal sealed record PersonResponse(string? Id, string? Name, string? UserId, string? Email)
{
    public static PersonResponse Nobody { get; } = new(null, null, null, null);
}

/// <summary>A question, action item or follow-up.</summary>
internal sealed record InsightResponse(
    string Id,
    string Text,
    string Type,
    double Score,
    IReadOnlyList<string> MessageIds,
    IReadOnlyList<InsightEntityResponse> Entities,
    IReadOnlyList<PhraseResponse> Phrases,
    PersonResponse From,
    bool? Definitive,
    PersonResponse Assignee,
    string? DueBy);

/// <summary>An action item restated with names.</summary>
internal sealed record ComprehensiveResponse(
    string Id,
    string Text,
    string Type,
    double Score,
    IReadOnlyList<MessageRefResponse> MessageRefs,
    IReadOnlyList<InsightEntityResponse> Entities,
    IReadOnlyList<PhraseResponse> Phrases,
    PersonResponse From,
    bool Definitive,
    PersonResponse Assignee,
    string? DueBy);

/// <summary>A person or time in the text of an insight: with a text or a person as its value, or with the ends of a range.</summary>
internal sealed record InsightEntityResponse(
    string Type,
    string Text,
    int Offset,
    InsightEntityValue? Value,
    string? Start,
    string? End);

/// <summary>The part of a sentence that states the action.</summary>
internal sealed record PhraseResponse(string Type, string Text);

internal sealed record QuestionsResponse(IReadOnlyList<InsightResponse> Questions);

internal sealed record ActionItemsResponse(IReadOnlyList<InsightResponse> ActionItems);

internal sealed record FollowUpsResponse(IReadOnlyList<InsightResponse> FollowUps);

internal sealed record InsightsResponse(IReadOnlyList<InsightResponse> Insights);

internal sealed record ComprehensiveItemsResponse(IReadOnlyList<ComprehensiveResponse> ActionItems);

/// <summary>A topic. Sentiment and parents are present if the client requests them.</summary>
internal sealed record TopicResponse(
    string Id,
    string Text,
    string Type,
    double Score,
    IReadOnlyList<string> MessageIds,
    ToneResponse? Sentiment,
    IReadOnlyList<TopicParentResponse> ParentRefs);

/// <summary>The parent of a topic.</summary>
internal sealed record TopicParentResponse(string Type, string Text);

internal sealed record ToneResponse(PolarityResponse Polarity, string Suggested);

internal sealed record PolarityResponse(double Score);

internal sealed record TopicsResponse(IReadOnlyList<TopicResponse> Topics);

internal sealed record AbstractTopicResponse(string Id, string Text, string Type, double Score, IReadOnlyList<string> MessageIds);

internal sealed record AbstractTopicsResponse(IReadOnlyList<AbstractTopicResponse> AbstractTopics);

/// <summary>A sentence of a summary.</summary>
internal sealed record SummaryItemResponse(
    string Id,
    string Text,
    IReadOnlyList<MessageRefResponse> MessageRefs,
    string StartTime,
    string EndTime);

internal sealed record SummaryResponse(IReadOnlyList<SummaryItemResponse> Summary);
