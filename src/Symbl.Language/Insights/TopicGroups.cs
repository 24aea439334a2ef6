using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>Groups topics that occur in the same parts of a conversation. The highest-ranked topic names the group.</summary>
internal static class TopicGroups
{
    private const string Kind = "abstract_topic";

    /// <summary>Number of messages of one part.</summary>
    private const int PartLength = 4;

    private const double LeastTogether = 0.4;
    private const int LeastMessages = 3;

    /// <summary>Groups topics.</summary>
    /// <param name="input">The conversation.</param>
    /// <param name="topics">The topics of the conversation.</param>
    public static IReadOnlyList<AbstractTopic> Of(AnalysisInput input, IReadOnlyList<Topic> topics)
    {
        var parts = new Dictionary<long, int>(input.Messages.Count);
        for (var i = 0; i < input.Messages.Count; i++)
            parts[input.Messages[i].Id] = i / PartLength;
        var groups = topics.Select(topic => new Group([topic], topic.Messages.Select(message => parts[message.Id]).ToHashSet())).ToList();
        while (Closest(groups) is { } pair)
        {
            groups[pair.First] = new Group(
                [.. groups[pair.First].Topics, .. groups[pair.Second].Topics],
                [.. groups[pair.First].Parts, .. groups[pair.Second].Parts]);
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

    /// <summary>Gets the share of common parts. Topics with a common word get a bonus.</summary>
    private static double Together(Group one, Group other)
    {
        var both = one.Parts.Count(other.Parts.Contains);
        var share = (double)both / (one.Parts.Count + other.Parts.Count - both);
        return one.Topics.Any(topic => other.Topics.Any(second => topic.Words.Intersect(second.Words).Any())) ? share + 0.25 : share;
    }

    private static AbstractTopic Describe(AnalysisInput input, Group group)
    {
        var highest = group.Topics.MaxBy(topic => topic.Score)!;
        return new AbstractTopic(
            InsightId.Of(input.ConversationId, Kind, [.. group.Topics.Select(topic => topic.Id)]),
            highest.Text,
            highest.Score,
            [.. group.Topics.SelectMany(topic => topic.Messages).DistinctBy(message => message.Id).OrderBy(message => message.Id)]);
    }

    private sealed record Group(List<Topic> Topics, HashSet<int> Parts);
}
