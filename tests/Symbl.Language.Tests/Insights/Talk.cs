using Symbl.Domain.Analysis;

namespace Symbl.Language.Tests.Insights;

/// <summary>Creates conversations from lines such as <c>Ann: I'll send it.</c>. Each line takes eight seconds; the start is a Monday at nine.</summary>
internal static class Talk
{
    public const long FirstId = 4_600_000_000_000_001;

    public static readonly DateTimeOffset Start = new(2024, 5, 6, 9, 0, 0, TimeSpan.Zero);

    public static AnalysisInput Of(params string[] lines) => Of(lines, new AnalysisSettings());

    public static AnalysisInput Of(IReadOnlyList<string> lines, AnalysisSettings settings)
    {
        var said = lines.Select(line => line.Split(": ", 2)).ToList();
        var names = said.Select(parts => parts[0]).Distinct().ToList();
        return new AnalysisInput(
            4_500_000_000_000_000,
            Start,
            TimeSpan.FromSeconds(8 * lines.Count),
            [
                .. said.Select((parts, i) => new AnalyzedMessage(
                    FirstId + i, Id(names.IndexOf(parts[0])), TimeSpan.FromSeconds(8 * i), TimeSpan.FromSeconds(8 * i + 7), parts[1])),
            ],
            [.. names.Select((name, i) => new AnalyzedMember(Id(i), name, null))],
            settings);
    }

    /// <summary>The number of a message in its conversation, from 1.</summary>
    public static long Line(AnalyzedMessage message) => message.Id - FirstId + 1;

    private static string Id(int member) => $"member-{member + 1}";
}
