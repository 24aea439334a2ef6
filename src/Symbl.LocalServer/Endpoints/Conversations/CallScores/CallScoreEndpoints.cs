using Symbl.Domain.Conversations;
using Symbl.Language.Insights;
using Symbl.Language.Scoring;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.CallScores;

/// <summary>Call score and insights of conversations that requested them.</summary>
internal sealed class CallScoreEndpoints(IStore store, CallFeatures features) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations/{conversationId}/callscore", ScoreAsync);
        routes.MapGet("/v1/conversations/{conversationId}/callscore/status", context => StatusAsync(context, CallFeatures.CallScore));
        routes.MapGet("/v1/conversations/{conversationId}/lm-insights", InsightsAsync);
        routes.MapGet("/v1/conversations/{conversationId}/lm-insights/status", context => StatusAsync(context, CallFeatures.Insights));
    }

    private Task StatusAsync(HttpContext context, string feature)
    {
        var state = features.State(context.ConversationId(), feature);
        return context.AnswerAsync(
            new FeatureStatusResponse(state.JobId, state.Status, state.Obstacle), CallScoreJson.Wire.FeatureStatusResponse);
    }

    private Task ScoreAsync(HttpContext context)
    {
        var found = features.Get(context.ConversationId(), CallFeatures.CallScore);
        return context.AnswerAsync(Describe(found.ConversationStart, found.Score!), CallScoreJson.Wire.CallScoreResponse);
    }

    private Task InsightsAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var found = features.Get(id, CallFeatures.Insights);
        var (conversation, members) = store.Read(unit => (
            unit.Conversations.Find(id) ?? throw ApiException.ConversationNotFound(), unit.Members.List(id)));
        var score = found.Features.Contains(CallFeatures.CallScore) ? found.Score : null;
        return context.AnswerAsync(
            [Describe(conversation, members, found.Insights!, score)],
            CallScoreJson.Wire.IReadOnlyListCallInsightsResponse);
    }

    private static CallScoreResponse Describe(DateTimeOffset start, ScoredCall call)
    {
        var refs = new MessageRefs(start);
        return new CallScoreResponse(
            call.Score,
            call.Summary,
            [
                .. call.Criteria.Select(criterion => new CriterionResponse(
                    criterion.Criterion.Name,
                    criterion.Score,
                    criterion.Summary,
                    new FeedbackResponse(
                        new FeedbackTextResponse(criterion.Positive ?? ""), new FeedbackTextResponse(criterion.Negative ?? "")),
                    criterion.Checklist.Count == 0 ? null :
                    [
                        .. criterion.Checklist.Select(question => new ChecklistResponse(
                            question.Question.Question,
                            question.Question.Priority,
                            question.IsMet,
                            [.. question.Places.Select(place => refs.To(place.Message, place.Offset))])),
                    ])),
            ]);
    }

    private static CallInsightsResponse Describe(
        ConversationRow conversation, IReadOnlyList<MemberRow> members, CallInsights insights, ScoredCall? score)
    {
        var start = conversation.StartTime;
        var refs = new MessageRefs(start);
        var names = members.ToDictionary(member => member.Id, member => member.Name, StringComparer.Ordinal);
        SummaryTextResponse Text(IReadOnlyList<SummarySentence> sentences) => new(
            string.Join(' ', sentences.Select(sentence => sentence.Text)),
            [.. sentences.Select(sentence => $"{names[sentence.Message.MemberId]}: {sentence.Text}")]);

        return new CallInsightsResponse(
            conversation.Name,
            WireTime.Text(start),
            [.. members.Select(member => new AttendeeResponse(member.Id, member.Name, member.Email, member.Email))],
            new CallSummaryResponse(insights.Executive, Text(insights.Long), Text(insights.Short)),
            new NextStepsResponse(
            [
                .. insights.NextSteps.Select(step => new NextStepResponse(
                    step.Restated ?? step.Text,
                    step.Assignee?.Name,
                    step.DueBy is { } due ? WireTime.Text(due) : null,
                    [refs.To(step.Messages[0], step.Offset)])),
            ]),
            new QuestionsAndAnswersResponse(
            [
                .. insights.Questions.Select(pair => new QuestionAnswerResponse(
                    pair.Question.Text,
                    Quotes.Beginning(pair.Answer?.Text ?? ""),
                    pair.Question.From.Name,
                    pair.Answer is { } answer ? names[answer.MemberId] : null,
                    [
                        refs.To(pair.Question.Messages[0], pair.Question.Offset),
                        .. pair.Answer is { } said ? [refs.To(said, 0)] : Array.Empty<MessageRefResponse>(),
                    ])),
            ]),
            new CallSentimentResponse(
            [
                .. insights.Sentiment.Select(part => new SentimentChunkResponse(
                    WireTime.Text(start + part.Start),
                    WireTime.Text(start + part.End),
                    part.Score.Score,
                    part.Score.Suggested,
                    part.Summary)),
            ]),
            new ObjectionsResponse(
            [
                .. insights.Objections.Select(objection => new ObjectionResponse(
                    objection.Text,
                    Quotes.Beginning(objection.Response?.Text ?? ""),
                    [
                        refs.To(objection.Message, objection.Offset),
                        .. objection.Response is { } reply ? [refs.To(reply, 0)] : Array.Empty<MessageRefResponse>(),
                    ])),
            ]),
            score is null ? null : Describe(start, score));
    }
}
