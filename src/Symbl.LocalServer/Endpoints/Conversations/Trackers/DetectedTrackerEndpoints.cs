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
        var refs = new MessageRefs(found.ConversationStart);
        return context.AnswerAsync(
            [.. found.Trackers.Select(tracker => Describe(refs, tracker, said!))],
            DetectedTrackerJson.Wire.IReadOnlyListDetectedTrackerResponse);
    }

    private static DetectedTrackerResponse Describe(
        MessageRefs refs, DetectedTracker tracker, ILookup<long, Insight> insights) => new(
        tracker.Definition.Id,
        tracker.Definition.Name,
        [
            .. tracker.Matches.Select(match => new TrackerMatchResponse(
                Vocabulary,
                match.Phrase,
                [.. match.Places.Select(place => refs.To(place.Message, place.Start, place.Length))],
                [
                    .. match.Places.GroupBy(place => place.Message.Id)
                        .SelectMany(places => InsightsWith([.. places], [.. insights[places.Key].OrderBy(insight => insight.Offset)])),
                ])),
        ]);

    /// <summary>
    /// Gets the insights that were said in the words in which a phrase was found. Places and insights of one message are in order, so that one
    /// pass finds all. Sentences follow each other: few insights start before a place and end after it.
    /// </summary>
    private static IEnumerable<InsightRefResponse> InsightsWith(IReadOnlyList<TrackerPlace> places, IReadOnlyList<Insight> insights)
    {
        var open = new List<Insight>();
        var next = 0;
        foreach (var place in places)
        {
            for (; next < insights.Count && insights[next].Offset <= place.Start; next++)
            {
                var insight = insights[next];
                if (string.CompareOrdinal(place.Message.Text, insight.Offset, insight.Text, 0, insight.Text.Length) == 0)
                    open.Add(insight);
            }

            open.RemoveAll(insight => insight.Offset + insight.Text.Length < place.Start + place.Length);
            foreach (var insight in open)
                yield return Describe(insight, place);
        }
    }

    private static InsightRefResponse Describe(Insight insight, TrackerPlace place)
    {
        var offset = place.Start - insight.Offset;
        if (insight.Text.Length <= Quotes.LongestWhole)
            return new InsightRefResponse(insight.Id, insight.Kind, insight.Text, offset);
        var (from, to) = Quotes.Window(insight.Text, offset, place.Length);
        return new InsightRefResponse(
            insight.Id, insight.Kind, Quotes.Cut(insight.Text, from, to), offset - from + (from > 0 ? Quotes.Mark.Length : 0));
    }
}
