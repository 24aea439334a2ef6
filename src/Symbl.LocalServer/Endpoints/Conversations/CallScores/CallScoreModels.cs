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


/// <summary>The state of a feature. The service does not send <paramref name="Message"/>, the reason for a missing result.</summary>
internal sealed record FeatureStatusResponse(string JobId, string Status, string? Message);

/// <summary>The score of a conversation, 0 to 100.</summary>
internal sealed record CallScoreResponse(int Score, string Summary, IReadOnlyList<CriterionResponse> Criteria);

/// <summary>
/// The score of a criterion. The service does not send <paramref name="Checklist"/>, the messages that answer each question.
/// </summary>
internal sealed record CriterionResponse(
    string Name, int Score, string Summary, FeedbackResponse Feedback, IReadOnlyList<ChecklistResponse>? Checklist);

/// <summary>The reasons for and against the score of a criterion.</summary>
internal sealed record FeedbackResponse(FeedbackTextResponse Positive, FeedbackTextResponse Negative);

/// <summary>Feedback in words. The text is empty without feedback.</summary>
internal sealed record FeedbackTextResponse(string Summary);

/// <summary>A question of a checklist and the messages with its words.</summary>
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

/// <summary>A participant of the call.</summary>
internal sealed record AttendeeResponse(string Id, string Name, string? Email, string? UserId);

/// <summary>The summaries of the call.</summary>
internal sealed record CallSummaryResponse(string ExecutiveSummary, SummaryTextResponse LongSummary, SummaryTextResponse SmallSummary);

/// <summary>A summary as running text and as bullet points.</summary>
internal sealed record SummaryTextResponse(string Paragraphs, IReadOnlyList<string> BulletPoints);

/// <summary>The next steps after the call.</summary>
internal sealed record NextStepsResponse(IReadOnlyList<NextStepResponse> NextSteps);

/// <summary>A next step. The service sends only <paramref name="Step"/>.</summary>
internal sealed record NextStepResponse(string Step, string? Assignee, string? DueBy, IReadOnlyList<MessageRefResponse> MessageRefs);

/// <summary>The questions and answers of the call.</summary>
internal sealed record QuestionsAndAnswersResponse(IReadOnlyList<QuestionAnswerResponse> QuestionsAndAnswers);

/// <summary>A question with its answer and the messages of both. The answer is empty if the question has no answer.</summary>
internal sealed record QuestionAnswerResponse(
    string Question, string Answer, string QuestionBy, string? AnswerBy, IReadOnlyList<MessageRefResponse> MessageRefs);

/// <summary>The sentiment over time.</summary>
internal sealed record CallSentimentResponse(IReadOnlyList<SentimentChunkResponse> Chunks);

/// <summary>The sentiment of a part of the call.</summary>
internal sealed record SentimentChunkResponse(string StartTime, string EndTime, double PolarityScore, string Sentiment, string Summary);

/// <summary>The objections in the call.</summary>
internal sealed record ObjectionsResponse(IReadOnlyList<ObjectionResponse> Objections);

/// <summary>An objection with its response and the messages of both. The response is empty if the objection has no response.</summary>
internal sealed record ObjectionResponse(string Objection, string Response, IReadOnlyList<MessageRefResponse> MessageRefs);
