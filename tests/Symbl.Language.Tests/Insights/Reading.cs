using System.Globalization;
using System.Text;
using Symbl.Domain.Analysis;
using Symbl.Language.Insights;

namespace Symbl.Language.Tests.Insights;

/// <summary>Formats the analyses of a conversation for review, with line numbers in brackets.</summary>
internal static class Reading
{
    public static string Of(AnalysisInput input)
    {
        var text = new StringBuilder();
        var analysis = new ConversationAnalysis(input);
        var (insights, topics) = (analysis.Insights, analysis.Topics);
        Section(text, "Questions", insights.Questions, Describe);
        Section(text, "Action items", insights.ActionItems, Describe);
        Section(text, "Follow-ups", insights.FollowUps, Describe);
        Section(text, "Topics", topics.Topics, topic =>
            Invariant($"{topic.Score:0.000} {topic.Text} {Lines(topic.Messages)}")
            + (topic.Parents.Count > 0 ? " part of " + string.Join(", ", topic.Parents) : ""));
        Section(text, "Abstract topics", topics.AbstractTopics, topic =>
            Invariant($"{topic.Score:0.000} {topic.Text} {Lines(topic.Messages)}"));
        Section(text, "Summary", analysis.Summary.Sentences, sentence => $"{sentence.Text} {Lines([sentence.Message])}");
        return text.ToString();
    }

    private static string Describe(Insight insight)
    {
        var line = Invariant($"{insight.Score:0.00} {insight.From.Name}: {insight.Text} {Lines(insight.Messages)}");
        if (insight.Kind == InsightKind.Question)
            return line;
        var due = insight.DueBy is { } time ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "no date";
        return $"{line}\n    {insight.Assignee?.Name ?? "nobody"}, {due}, {(insight.Definitive ? "definitive" : "possible")}"
            + $"\n    {insight.Restated} {Lines(insight.Context)}";
    }

    private static string Lines(IEnumerable<AnalyzedMessage> messages) => $"[{string.Join(", ", messages.Select(Talk.Line))}]";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void Section<T>(StringBuilder text, string heading, IEnumerable<T> items, Func<T, string> describe)
    {
        text.Append("# ").Append(heading).Append('\n');
        foreach (var item in items)
            text.Append(describe(item)).Append('\n');
        text.Append('\n');
    }
}
