using System.Text;
using System.Text.Json;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.LanguageModel;

namespace Symbl.LocalServer.Endpoints.Nebula;

/// <summary>Nebula: answers prompts and conversations and creates vectors. The language model of the user does the work.</summary>
internal sealed class NebulaEndpoints(ModelClient model) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var nebula = routes.MapGroup("/v1/model").WithMetadata(StaticKeyEndpoint.Instance);
        nebula.MapPost("/generate", GenerateAsync);
        nebula.MapPost("/generate/streaming", GenerateStreamingAsync);
        nebula.MapPost("/chat", ChatAsync);
        nebula.MapPost("/chat/streaming", ChatStreamingAsync);
        nebula.MapPost("/embed", EmbedAsync);
    }

    private static NebulaStats Stats(ModelUsage? usage, string text) => new(
        usage?.PromptTokens, usage?.CompletionTokens, usage?.PromptTokens, usage?.TotalTokens, NebulaRequests.Words(text));

    private async Task GenerateAsync(HttpContext context)
    {
        var prompt = NebulaRequests.Generate(await JsonBody.ReadAsync(context));
        var answer = await model.CompleteAsync(prompt, context.RequestAborted);
        await context.AnswerAsync(
            new NebulaGenerateResponse(answer.Model, new NebulaOutput(answer.Text), Stats(answer.Usage, answer.Text)),
            NebulaJson.Wire.NebulaGenerateResponse);
    }

    private async Task GenerateStreamingAsync(HttpContext context) =>
        await StreamAsync(context, NebulaRequests.Generate(await JsonBody.ReadAsync(context)));

    private async Task ChatAsync(HttpContext context)
    {
        var (prompt, given) = NebulaRequests.Chat(await JsonBody.ReadAsync(context));
        var answer = await model.CompleteAsync(prompt, context.RequestAborted);
        await context.AnswerAsync(
            new NebulaChatResponse(
                answer.Model, [.. given, new NebulaMessage("assistant", answer.Text)], Stats(answer.Usage, answer.Text)),
            NebulaJson.Wire.NebulaChatResponse);
    }

    private async Task ChatStreamingAsync(HttpContext context) =>
        await StreamAsync(context, NebulaRequests.Chat(await JsonBody.ReadAsync(context)).Prompt);

    private async Task EmbedAsync(HttpContext context)
    {
        var (name, vector) = await model.EmbedAsync(NebulaRequests.Embed(await JsonBody.ReadAsync(context)), context.RequestAborted);
        await context.AnswerAsync(new NebulaEmbedResponse(name, vector), NebulaJson.Wire.NebulaEmbedResponse);
    }

    // The response starts with the first piece, so an earlier failure gets an error answer. A later failure aborts the stream. With a
    // regular end, the client would take half an answer for a complete one.
    private async Task StreamAsync(HttpContext context, ModelPrompt prompt)
    {
        var text = new StringBuilder();
        ModelUsage? usage = null;
        await foreach (var part in model.StreamAsync(prompt, context.RequestAborted))
        {
            usage = part.Usage ?? usage;
            if (part.Text.Length == 0)
                continue;
            text.Append(part.Text);
            await WriteAsync(context, new NebulaStreamEvent(part.Text, Text: null, IsFinal: false, Stats: null));
        }

        var whole = text.ToString();
        await WriteAsync(context, new NebulaStreamEvent("", whole, IsFinal: true, Stats(usage, whole)));
    }

    private static async Task WriteAsync(HttpContext context, NebulaStreamEvent item)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache";
        }

        var body = context.Response.Body;
        await body.WriteAsync("data: "u8.ToArray(), context.RequestAborted);
        await body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(item, NebulaJson.Wire.NebulaStreamEvent), context.RequestAborted);
        await body.WriteAsync("\n\n"u8.ToArray(), context.RequestAborted);
        await body.FlushAsync(context.RequestAborted);
    }
}
