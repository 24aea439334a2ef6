using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Transcripts;

/// <summary>The transcript as one text, in Markdown or as subtitles.</summary>
internal sealed class TranscriptEndpoints(IStore store, ConversationAnalyses analyses, ShownMessages messages) : IEndpoints
{
    private const string Markdown = "text/markdown";
    private const string Subtitles = "text/srt";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/conversations/{conversationId}/transcript", CreateAsync);

    private async Task CreateAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var fields = Fields.OfBody(await context.ReadObjectAsync());
        var type = fields.RequiredOneOf("contentType", Markdown, Subtitles);
        var paragraphs = fields.Boolean("createParagraphs") ?? false;
        var speakers = fields.Boolean("showSpeakerSeparation") ?? false;
        var phrases = fields.Member("phrases");
        var highlightInsights = phrases?.Boolean("highlightOnlyInsightKeyPhrases") ?? false;
        var highlightAll = phrases?.Boolean("highlightAllKeyPhrases") ?? false;

        using var unit = store.Read();
        _ = unit.Conversations.Find(id) ?? throw ApiException.ConversationNotFound();
        var names = unit.Members.List(id).ToDictionary(member => member.Id, member => member.Name, StringComparer.Ordinal);
        // Speech without recognized words has no text.
        var said = messages.Stream(unit, id).Where(message => message.Text.Length > 0)
            .Select(message => new TranscriptLine(speakers ? names[message.MemberId] : null, message, TranscriptLine.OneLine(message.Text)));
        if (type == Subtitles)
        {
            await context.AnswerAsync(
                new SubtitlesResponse(new SubtitlesTranscript(new TranscriptText(SubtitleFormat.Write(said), type))),
                TranscriptJson.Wire.SubtitlesResponse);
            return;
        }

        var highlights = new Highlights(highlightInsights || highlightAll ? analyses.Get(unit, id).Insights : null, highlightAll);
        await context.AnswerAsync(
            new MarkdownResponse(new MarkdownTranscript(MarkdownFormat.Write(said, paragraphs, highlights), type)),
            TranscriptJson.Wire.MarkdownResponse);
    }
}
