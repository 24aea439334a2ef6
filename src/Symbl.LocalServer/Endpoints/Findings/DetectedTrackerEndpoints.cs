using Symbl.LocalServer.Analysis;
using Symbl.LocalServer.Analysis.Tracking;

namespace Symbl.LocalServer.Endpoints.Findings;

/// <summary>Where tracked phrases were said. Two paths, one answer: a bare array.</summary>
internal sealed class DetectedTrackerEndpoints(AnalysisCache<ConversationTrackers> cache) : IEndpoints
{
    private const string Vocabulary = "vocabulary";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations/{conversationId}/trackers", GetAsync);
        routes.MapGet("/v1/conversations/{conversationId}/trackers-detected", GetAsync);
    }

    private Task GetAsync(HttpContext context)
    {
        var found = cache.Get(context.ConversationId());
        return context.AnswerAsync(
            [.. found.Trackers.Select(tracker => Describe(found.ConversationStart, tracker))],
            FindingsJson.Wire.IReadOnlyListDetectedTrackerResponse);
    }

    private static DetectedTrackerResponse Describe(DateTimeOffset start, DetectedTracker tracker) => new(
        tracker.Definition.Id,
        tracker.Definition.Name,
        [
            .. tracker.Matches.Select(match => new TrackerMatchResponse(
                Vocabulary,
                match.Phrase,
                [.. match.Places.Select(place => MessageRefs.To(start, place.Message, place.Start))],
                [])),
        ]);
}
