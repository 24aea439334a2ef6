using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Contract;

/// <summary>External services of the tour: a web site with recordings, and a language model with the usual interface.</summary>
internal sealed class TourServices : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TourServices()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri BaseUri { get; private set; } = null!;

    public IEnumerable<string> ServerArguments => ["--model-url", new Uri(BaseUri, "v1").AbsoluteUri, "--model-name", "parrot"];

    public static async Task<TourServices> StartAsync()
    {
        var services = new TourServices();
        await services._app.StartAsync();
        services.BaseUri = new Uri(services._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return services;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/recordings/", StringComparison.Ordinal))
            await context.Response.SendFileAsync(Repository.Sample);
        else if (path == "/v1/embeddings")
            await context.Response.WriteAsJsonAsync(new { data = new[] { new { index = 0, embedding = new[] { 0.25, -0.5 } } }, usage = new { prompt_tokens = 3, total_tokens = 3 } });
        else if (path == "/v1/chat/completions")
            await ChatAsync(context);
        else
            context.Response.StatusCode = 404;
    }

    // Echoes the last message.
    private static async Task ChatAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var messages = body.RootElement.GetProperty("messages").EnumerateArray();
        var last = messages.Last().GetProperty("content").GetString()!;
        if (!body.RootElement.TryGetProperty("stream", out var stream) || !stream.GetBoolean())
        {
            await context.Response.WriteAsJsonAsync(new
            {
                id = "1",
                choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = last } } },
                usage = new { prompt_tokens = 5, completion_tokens = 4, total_tokens = 9 },
            });
            return;
        }

        context.Response.ContentType = "text/event-stream";
        foreach (var word in last.Split(' '))
        {
            var piece = JsonSerializer.Serialize(new { choices = new[] { new { index = 0, delta = new { content = word + " " } } } });
            await context.Response.WriteAsync($"data: {piece}\n\n");
            await context.Response.Body.FlushAsync();
        }

        await context.Response.WriteAsync("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
    }
}
