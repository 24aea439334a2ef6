using Symbl.Language.Insights;
using Symbl.Language.Tracking;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;

namespace Symbl.LocalServer.Endpoints.Conversations.Trackers;

/// <summary>The phrases of trackers in a conversation. Both paths return the same plain array.</summary>
internal sealed class DetectedTrackerEndpoints(
    ConversationAnalyses analyses) : IEndpoints
{
    private const string Vocabulary = "vocabulary";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations/{conversationId}/trackers", GetAsync);
        routes.MapGet("/v1/conversations/{conversationId}/trackers-detected", GetAsync);
    }

    private Task GetAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var found = analyses.Get(id).Trackers;
        var said = found.Trackers.Count == 0 ? null : analyses.Get(id).Insights.All.ToLookup(insight => insight.Messages[0].Id);
        return context.AnswerAsync(
            [.. found.Trackers.Select(tracker => Describe(found.ConversationStart, tracker, said!))],
            DetectedTrackerJson.Wire.IReadOnlyListDetectedTrackerResponse);
    }

    private static DetectedTrackerResponse Describe(
        DateTimeOffset start, DetectedTracker tracker, ILookup<long, Insight> insights) => new(
        tracker.Definition.Id,
        tracker.Definition.Name,
        [
            .. tracker.Matches.Select(match => new TrackerMatchResponse(
                Vocabulary,
                match.Phrase,
                [.. match.Places.Select(place => MessageRefs.To(start, place.Message, place.Start))],
                [.. match.Places.SelectMany(place => InsightsWith(place, insights[place.Message.Id]))])),
        ]);

    /// <summary>Returns the insights that contain the words of a match.</summary>
    private static IEnumerable<InsightRefResponse> InsightsWith(TrackerPlace place, IEnumerable<Insight> insights) => insights
        .Where(insight => place.Start >= insight.Offset && place.Start + place.Length <= insight.Offset + insight.Text.Length
            && string.CompareOrdinal(place.Message.Text, insight.Offset, insight.Text, 0, insight.Text.Length) == 0)
        .Select(insight => new InsightRefResponse(insight.Id, insight.Kind, insight.Text, place.Start - insight.Offset));
}
