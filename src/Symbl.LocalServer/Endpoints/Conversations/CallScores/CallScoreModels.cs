using System.Text.Json.Serialization;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.CallScores;

/// <summary>JSON of call scores and call insights.</summary>
[JsonSerializable(typeof(FeatureStatusResponse))]
[JsonSerializable(typeof(CallScoreResponse))]
[JsonSerializable(typeof(IReadOnlyList<CallInsightsResponse>))]
internal sealed partial class CallScoreJson : JsonSerializerContext
{
    public static CallScoreJson Wire { get; } = new(WireJson.NewOptions());
}


/// <summary>How far a feature is. The service tells no <paramref name="Message"/>; it says why there is nothing.</summary>
internal sealed record FeatureStatusResponse(string JobId, string Status, string? Message);

/// <summary>The score of a conversation, 0 to 100.</summary>
internal sealed record CallScoreResponse(int Score, string Summary, IReadOnlyList<CriterionResponse> Criteria);

/// <summary>The score by a criterion. The service tells no <paramref name="Checklist"/>; it says where each question was met.</summary>
internal sealed record CriterionResponse(
    string Name, int Score, string Summary, FeedbackResponse Feedback, IReadOnlyList<ChecklistResponse>? Checklist);

/// <summary>What speaks for and against a criterion.</summary>
internal sealed record FeedbackResponse(FeedbackTextResponse Positive, FeedbackTextResponse Negative);

/// <summary>Feedback in words; empty for nothing.</summary>
internal sealed record FeedbackTextResponse(string Summary);

/// <summary>A question of a checklist, and where its words were said.</summary>
internal sealed record ChecklistResponse(string Question, string Priority, bool Met, IReadOnlyList<MessageRefResponse> MessageRefs);

/// <summary>The report on a call.</summary>
internal sealed record CallInsightsResponse(
    string MeetingName,
    string StartTime,
    IReadOnlyList<AttendeeResponse> Attendees,
    CallSummaryResponse CallSummary,
    NextStepsResponse CallNextSteps,
    QuestionsAndAnswersResponse CallQuestionAndAnswers,
    CallSentimentResponse CallSentiment,
    ObjectionsResponse CallObjections,
    CallScoreResponse? CallScore);

/// <summary>Someone in the call.</summary>
internal sealed record AttendeeResponse(string Id, string Name, string? Email, string? UserId);

/// <summary>The call in short.</summary>
internal sealed record CallSummaryResponse(string ExecutiveSummary, SummaryTextResponse LongSummary, SummaryTextResponse SmallSummary);

/// <summary>A summary as running text and as points.</summary>
internal sealed record SummaryTextResponse(string Paragraphs, IReadOnlyList<string> BulletPoints);

/// <summary>What comes next.</summary>
internal sealed record NextStepsResponse(IReadOnlyList<NextStepResponse> NextSteps);

/// <summary>A next step. The service tells the step alone.</summary>
internal sealed record NextStepResponse(string Step, string? Assignee, string? DueBy, IReadOnlyList<MessageRefResponse> MessageRefs);

/// <summary>What was asked and answered.</summary>
internal sealed record QuestionsAndAnswersResponse(IReadOnlyList<QuestionAnswerResponse> QuestionsAndAnswers);

/// <summary>A question with its answer, empty where nobody gave one; the messages of both.</summary>
internal sealed record QuestionAnswerResponse(
    string Question, string Answer, string QuestionBy, string? AnswerBy, IReadOnlyList<MessageRefResponse> MessageRefs);

/// <summary>Tone over time.</summary>
internal sealed record CallSentimentResponse(IReadOnlyList<SentimentChunkResponse> Chunks);

/// <summary>The tone of a part of the call.</summary>
internal sealed record SentimentChunkResponse(string StartTime, string EndTime, double PolarityScore, string Sentiment, string Summary);

/// <summary>What was said against going on.</summary>
internal sealed record ObjectionsResponse(IReadOnlyList<ObjectionResponse> Objections);

/// <summary>An objection with what was said to it, empty where nothing was; the messages of both.</summary>
internal sealed record ObjectionResponse(string Objection, string Response, IReadOnlyList<MessageRefResponse> MessageRefs);
