using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>Puts topics together that are spoken of at the same places, and names them by the foremost of them.</summary>
internal static class TopicGroups
{
    private const string Kind = "abstract_topic";

    /// <summary>Messages that lie so close are one place of a conversation.</summary>
    private const int PlaceLength = 4;

    private const double LeastTogether = 0.4;
    private const int LeastMessages = 3;

    public static IReadOnlyList<AbstractTopic> Of(AnalysisInput input, IReadOnlyList<Topic> topics)
    {
        var places = new Dictionary<long, int>(input.Messages.Count);
        for (var i = 0; i < input.Messages.Count; i++)
            places[input.Messages[i].Id] = i / PlaceLength;
        var groups = topics.Select(topic => new Group([topic], topic.Messages.Select(message => places[message.Id]).ToHashSet())).ToList();
        while (Closest(groups) is { } pair)
        {
            groups[pair.First] = new Group(
                [.. groups[pair.First].Topics, .. groups[pair.Second].Topics],
                [.. groups[pair.First].Places, .. groups[pair.Second].Places]);
            groups.RemoveAt(pair.Second);
        }

        return
        [
            .. groups
                .Select(group => Describe(input, group))
                .Where(topic => topic.Messages.Count >= LeastMessages)
                .OrderByDescending(topic => topic.Score)
                .ThenBy(topic => topic.Messages[0].Id)
                .ThenBy(topic => topic.Text, StringComparer.Ordinal),
        ];
    }

    private static (int First, int Second)? Closest(List<Group> groups)
    {
        (int, int)? closest = null;
        var best = LeastTogether;
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                if (Together(groups[i], groups[j]) is var together && together > best)
                    (best, closest) = (together, (i, j));
            }
        }

        return closest;
    }

    /// <summary>Share of the places that both have; topics with a word in common are close anyway.</summary>
    private static double Together(Group one, Group other)
    {
        var both = one.Places.Count(other.Places.Contains);
        var share = (double)both / (one.Places.Count + other.Places.Count - both);
        return one.Topics.Any(topic => other.Topics.Any(second => topic.Words.Intersect(second.Words).Any())) ? share + 0.25 : share;
    }

    private static AbstractTopic Describe(AnalysisInput input, Group group)
    {
        var foremost = group.Topics.MaxBy(topic => topic.Score)!;
        return new AbstractTopic(
            InsightId.Of(input.ConversationId, Kind, [.. group.Topics.Select(topic => topic.Id)]),
            foremost.Text,
            foremost.Score,
            [.. group.Topics.SelectMany(topic => topic.Messages).DistinctBy(message => message.Id).OrderBy(message => message.Id)]);
    }

    private sealed record Group(List<Topic> Topics, HashSet<int> Places);
}
