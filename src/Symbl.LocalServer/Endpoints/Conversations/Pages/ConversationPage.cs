using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.Language.Analytics;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>A conversation by speaker.</summary>
internal sealed class ConversationPage(InsightSections insights, ShownMessages shown)
{
    private static readonly string[] FilmEndings = [".mp4", ".m4v", ".webm", ".mov"];

    public async Task WriteAsync(HttpContext context, IUnitOfWork unit, ConversationRow conversation, PageLink link)
    {
        var described = ConversationDescription.Of(unit, [conversation])[0];
        var members = unit.Members.List(conversation.Id);
        var media = link.Media ?? unit.Conversations.Media(conversation.Id);
        await using var page = PageWriter.Start(
            context,
            conversation.Name,
            link.Look,
            media is null ? [] : [media],
            language: unit.Messages.Language(conversation.Id) ?? "en");
        page.Tag("h1", conversation.Name);
        WriteFacts(page, conversation, described, unit.Jobs.OfConversation(conversation.Id));
        if (media is not null)
            WriteMedia(page, media);
        if (unit.Jobs.UnfinishedIds(conversation.Id).Count > 0)
            page.Tag("p", "Parts of this conversation are still being processed.", "role=\"status\"");
        insights.Write(page, conversation.Id, members.ToDictionary(member => member.Id, member => member.Name, StringComparer.Ordinal));
        WriteSpeakers(page, unit, conversation, members);
        await WriteTranscriptAsync(page, shown.Stream(unit, conversation.Id), members);
        WriteProvenance(page, described.Provenance);
    }

    private static void WriteFacts(PageWriter page, ConversationRow conversation, ConversationResponse described, IReadOnlyList<SubmittedJob> jobs)
    {
        var files = string.Join(", ", jobs.Select(job => job.Options.Name).OfType<string>().Distinct(StringComparer.Ordinal));
        page.Raw($"<dl>\n<dt>Began</dt><dd>{PageText.Moment(conversation.StartTime)}</dd>\n");
        page.Raw($"<dt>Ended</dt><dd>{PageText.Moment(conversation.EndTime)}</dd>\n");
        page.Raw($"<dt>Length</dt><dd>{PageText.Length(conversation.Duration)}</dd>\n");
        page.Tag("dt", "File");
        page.Tag("dd", files.Length > 0 ? files : "(without a name)");
        foreach (var (name, value) in described.Metadata)
        {
            page.Tag("dt", name);
            page.Tag("dd", value);
        }

        page.Raw("</dl>\n");
    }

    private static void WriteMedia(PageWriter page, string media)
    {
        var isFilm = FilmEndings.Any(ending => new Uri(media).AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        var (tag, label) = isFilm ? ("video", "Video of the conversation") : ("audio", "Recording of the conversation");
        page.Raw($"<{tag} controls=\"\" preload=\"none\" aria-label=\"{label}\" src=\"{PageWriter.Encode(media)}\"></{tag}>\n");
    }

    private static void WriteSpeakers(
        PageWriter page, IUnitOfWork unit, ConversationRow conversation, IReadOnlyList<MemberRow> members)
    {
        if (members.Count == 0)
            return;
        var analytics = AnalyticsCalculator.Compute(
            [.. members.Select(member => new AnalyticsParticipant(member.Id, member.Name, member.Email ?? member.UserId))],
            unit.Messages.Turns(conversation.Id),
            unit.Messages.WordCounts(conversation.Id),
            conversation.Duration);
        page.Raw("<section>\n<h2>Speakers</h2>\n<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\" class=\"number\">Talk time</th>"
            + "<th scope=\"col\">Share of talk</th><th scope=\"col\" class=\"number\">Words a minute</th></tr></thead>\n<tbody>\n");
        // With crosstalk, the talk times of the members are longer than the talk time of the conversation. Their shares add up to 100 %.
        var talk = analytics.Members.Sum(member => member.Talk.Ticks);
        foreach (var member in analytics.Members)
        {
            var share = PageText.Number(talk == 0 ? 0 : 100d * member.Talk.Ticks / talk, "0.#");
            page.Raw("<tr>");
            page.Raw($"<th scope=\"row\">{PageWriter.Encode(member.Participant.Name)}");
            if (member.Participant.Email is { } email)
                page.Raw($" <span class=\"dim\">{PageWriter.Encode(email)}</span>");
            page.Raw($"</th><td class=\"number\">{PageText.Length(member.Talk)}</td>");
            page.Raw(talk == 0
                ? "<td class=\"dim\">no speech</td>"
                : $"<td><meter min=\"0\" max=\"100\" value=\"{share}\">{share} %</meter> {share} %</td>");
            // A speaker without recognized words has no pace.
            var pace = member.WordsPerMinute > 0 ? PageText.Number(member.WordsPerMinute) : "<span class=\"dim\">no words</span>";
            page.Raw($"<td class=\"number\">{pace}</td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n</div>\n</section>\n");
    }

    // Consecutive messages of one speaker form one turn.
    private static async Task WriteTranscriptAsync(
        PageWriter page, IEnumerable<MessageRow> messages, IReadOnlyList<MemberRow> members)
    {
        var names = members.ToDictionary(member => member.Id, member => member.Name, StringComparer.Ordinal);
        string? speaker = null;
        page.Raw("<section>\n<h2>Transcript</h2>\n<ol class=\"turns\">\n");
        foreach (var message in messages)
        {
            if (message.MemberId != speaker)
            {
                page.Raw(speaker is null ? "<li>\n" : "</li>\n<li>\n");
                speaker = message.MemberId;
                page.Raw($"<h3>{PageWriter.Encode(names[speaker])} {PageText.Offset(message.Start)}</h3>\n");
            }

            page.Tag("p", message.Text.Length > 0 ? message.Text : "(speech without recognized words)", $"id=\"m{NumericId.Text(message.Id)}\"");
            await page.FlushAsync();
        }

        page.Raw(speaker is null ? "</ol>\n<p>Nothing has been said yet.</p>\n</section>\n" : "</li>\n</ol>\n</section>\n");
    }

    private static void WriteProvenance(PageWriter page, ProvenanceResponse provenance)
    {
        page.Raw("<footer>\n");
        page.Tag("p", $"Words: {provenance.Words}. Speakers: {provenance.Speakers}. Insights: {provenance.Insights}.");
        if (provenance is { SpeakersAsked: { } asked, SpeakersFound: { } found })
            page.Tag("p", $"Speakers stated: {PageText.Number(asked)}, found: {PageText.Number(found)}.");
        foreach (var note in provenance.Notes)
            page.Tag("p", note);
        page.Raw("</footer>\n");
    }
}
