using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Language.Insights;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>The summary, topics and insights of a conversation, with links to their messages.</summary>
internal sealed class InsightSections(ConversationAnalyses analyses)
{
    private const int MostLinks = 5;

    /// <summary>Writes the sections that have content, or that the language of the conversation does not have.</summary>
    /// <param name="page">The page.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="speakers">Names of the speakers by their ids.</param>
    public void Write(PageWriter page, long conversation, IReadOnlyDictionary<string, string> speakers)
    {
        string WithSpeaker(AnalyzedMessage message, string text) => speakers.TryGetValue(message.MemberId, out var name) ? $"{name}: {text}" : text;
        var analysis = analyses.Get(conversation);
        if (!analysis.Features.HasEnglish)
        {
            foreach (var title in new[] { "Summary", "Topics", "Action items", "Follow-ups", "Questions" })
            {
                page.Raw("<section>\n");
                page.Tag("h2", title);
                page.Tag("p", $"Not available for {string.Join(" and ", analysis.Features.Languages)}.", "class=\"dim\"");
                page.Raw("</section>\n");
            }

            return;
        }

        var summary = analysis.Summary.Sentences;
        if (summary.Count > 0)
        {
            page.Raw("<section>\n<h2>Summary</h2>\n");
            foreach (var sentence in summary)
                Item(page, "p", WithSpeaker(sentence.Message, sentence.Text), [sentence.Message]);
            page.Raw("</section>\n");
        }

        Section(page, "topics", "Topics", analysis.Topics.Topics, topic => (topic.Text, topic.Messages));
        var found = analysis.Insights;
        (string, IReadOnlyList<AnalyzedMessage>) Describe(Insight insight) =>
            (Details(insight, insight.Text), insight.Messages);
        Section(page, "insights", "Action items", found.ActionItems, Describe);
        Section(page, "insights", "Follow-ups", found.FollowUps, Describe);
        Section(page, "insights", "Questions", found.Questions, Describe);
    }

    private static string Details(Insight insight, string text)
    {
        var who = insight.Kind == InsightKind.Question ? insight.From : insight.Assignee;
        var due = insight.DueBy is { } time ? $", due {WireTime.Text(time)[..10]}" : "";
        return who is null ? text + due : $"{who.Name}: {text}{due}";
    }

    private static void Section<T>(
        PageWriter page, string style, string title, IReadOnlyList<T> items, Func<T, (string Text, IReadOnlyList<AnalyzedMessage> Messages)> describe)
    {
        if (items.Count == 0)
            return;
        page.Raw($"<section class=\"{style}\">\n");
        page.Tag("h2", title);
        page.Raw("<ul>\n");
        foreach (var item in items)
        {
            var (text, messages) = describe(item);
            Item(page, "li", text, messages);
        }

        page.Raw("</ul>\n</section>\n");
    }

    private static void Item(PageWriter page, string tag, string text, IReadOnlyList<AnalyzedMessage> messages)
    {
        page.Raw($"<{tag}>{PageWriter.Encode(text)}");
        foreach (var message in messages.Take(MostLinks))
            page.Raw($" <a href=\"#m{NumericId.Text(message.Id)}\">{PageText.Offset(message.Start)}</a>");
        page.Raw($"</{tag}>\n");
    }
}
