using Symbl.Domain.Analysis;
using Symbl.Language.Analytics;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Talk time, overlap and pace of the speakers of a conversation.</summary>
internal sealed class AnalyticsEndpoints(IStore store) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/conversations/{conversationId}/analytics", GetAsync);

    private Task GetAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var analytics = store.Read(unit => AnalyticsCalculator.Compute(
            [.. unit.Members.List(id).Select(member => new AnalyticsParticipant(member.Id, member.Name, member.Email ?? member.UserId))],
            unit.Messages.Turns(id),
            unit.Messages.WordCounts(id),
            (unit.Conversations.Find(id) ?? throw ApiException.ConversationNotFound()).Duration));
        return context.AnswerAsync(Describe(analytics), ConversationJson.Wire.AnalyticsResponse);
    }

    private static AnalyticsResponse Describe(ConversationAnalytics analytics)
    {
        // Silence and talk are parts of the conversation. Crosstalk and the times of a member are parts of the talk time.
        MetricResponse Metric(string type, TimeSpan part, TimeSpan whole) => new(type, Percent(part, whole), Seconds(part));
        ShareResponse Share(TimeSpan part) => new(Percent(part, analytics.TotalTalk), Seconds(part));
        var talk = analytics.Members.ToDictionary(member => member.Participant, member => member.Talk);

        OverlapResponse Overlap(MemberAnalytics member) => member.Overlap == TimeSpan.Zero
            ? new OverlapResponse(null, null)
            : new OverlapResponse(
                Seconds(member.Overlap),
                [
                    .. member.OverlapWith.Select(with => new OverlappingMemberResponse(
                        with.Other.MemberId, with.Other.Name, with.Other.Email, Percent(with.Overlap, member.Talk + talk[with.Other]), Seconds(with.Overlap))),
                ]);

        return new AnalyticsResponse(
            [
                Metric("total_silence", analytics.TotalSilence, analytics.Duration),
                Metric("total_talk_time", analytics.TotalTalk, analytics.Duration),
                Metric("total_overlap", analytics.TotalOverlap, analytics.TotalTalk),
            ],
            [
                .. analytics.Members.Select(member => new MemberAnalyticsResponse(
                    member.Participant.MemberId,
                    member.Participant.Name,
                    member.Participant.Email,
                    new PaceResponse((int)Math.Round(member.WordsPerMinute, MidpointRounding.AwayFromZero)),
                    Share(member.Talk),
                    Share(member.Listen),
                    Overlap(member))),
            ]);
    }

    private static double Percent(TimeSpan part, TimeSpan whole) =>
        whole == TimeSpan.Zero ? 0 : Math.Round(100d * part.Ticks / whole.Ticks, 3);

    // Rounds to milliseconds, because the sums are exact and recordings are not more precise than that.
    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 3);
}
