using Symbl.Domain.Conversations;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary><c>/local/voices</c>: lists, registers and removes the voices of people who consent. No answer contains a voice print.</summary>
internal sealed class VoiceEndpoints(KnownVoiceService voices) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/local/voices", ListAsync);
        routes.MapPost("/local/voices", RegisterAsync);
        routes.MapDelete("/local/voices/{voiceId}", RemoveAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        var list = voices.List();
        return context.AnswerAsync(
            new VoicesResponse(
                [.. list.Voices.Select(Describe)], [.. list.Damaged.Select(file => new DamagedVoiceResponse(file.Id, file.File))]),
            LocalJson.Wire.VoicesResponse);
    }

    private async Task RegisterAsync(HttpContext context)
    {
        voices.RequireOn();
        var fields = Fields.OfBody(await context.ReadObjectAsync());
        if (!NumericId.TryParse(fields.RequiredText("conversationId"), out var conversation))
            throw ApiException.ConversationNotFound();
        var outcome = voices.Register(
            conversation,
            fields.RequiredText("memberId"),
            fields.RequiredText("name"),
            fields.RequiredText("consent"),
            fields.Boolean("replace") ?? false);
        await context.AnswerAsync(
            Describe(outcome.Voice),
            LocalJson.Wire.VoiceResponse,
            outcome.Kind == KnownVoiceChange.Added ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private Task RemoveAsync(HttpContext context)
    {
        voices.Remove((string)context.GetRouteValue("voiceId")!);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static VoiceResponse Describe(KnownVoice voice) =>
        new(voice.Id, voice.Name, voice.Consent, WireTime.Text(voice.RegisteredAt), Math.Round(voice.Seconds, 2));
}
