using Symbl.Domain.Analysis;

namespace Symbl.Language.Tests.Conversations;

/// <summary>Creates conversations from lines <c>Name: text</c>.</summary>
internal static class SampleConversations
{
    /// <summary>A Tuesday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 5, 5, 15, 0, 0, TimeSpan.Zero);

    private const long FirstId = 5_000_000_000_000_001;

    // A typical speech rate.
    private static readonly TimeSpan PerWord = TimeSpan.FromSeconds(0.4);

    public static AnalysisInput SupportCall(AnalysisSettings? settings = null) => Read("support-call.txt", settings);

    public static AnalysisInput SalesCall(AnalysisSettings? settings = null) => Read("sales-call.txt", settings);

    /// <summary>Creates a conversation.</summary>
    public static AnalysisInput Of(AnalysisSettings settings, params string[] lines)
    {
        var members = new List<AnalyzedMember>();
        var messages = new List<AnalyzedMessage>();
        var at = TimeSpan.Zero;
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, text) = (line[..colon], line[(colon + 1)..].Trim());
            var member = members.Find(known => known.Name == name);
            if (member is null)
                members.Add(member = new AnalyzedMember($"member-{members.Count + 1}", name, null));
            var end = at + PerWord * Math.Max(1, text.Split(' ').Length);
            messages.Add(new AnalyzedMessage(FirstId + messages.Count, member.Id, at, end, text));
            at = end;
        }

        return new AnalysisInput(FirstId - 1, Start, at, messages, members, settings);
    }

    private static AnalysisInput Read(string resource, AnalysisSettings? settings)
    {
        using var reader = new StreamReader(typeof(SampleConversations).Assembly.GetManifestResourceStream(resource)!);
        return Of(settings ?? new AnalysisSettings { DetectEntities = true }, reader.ReadToEnd().Trim().Split('\n'));
    }
}
