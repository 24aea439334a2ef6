using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Symbl.LocalServer.Tests.LanguageModel;

/// <summary>A third party's service that speaks the OpenAI protocol, and does what a test tells it.</summary>
internal sealed class FakeModelService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeModelService(WebApplication app) => _app = app;

    public Uri BaseUri => new(_app.Urls.First() + "/v1");

    public string Authority => BaseUri.Authority;

    public ConcurrentQueue<(string Path, string? Authorization, JsonNode Body)> Requests { get; } = new();

    public static async Task<FakeModelService> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var service = new FakeModelService(app);
        app.Run(async context =>
        {
            var body = await JsonNode.ParseAsync(context.Request.Body);
            service.Requests.Enqueue((context.Request.Path, context.Request.Headers.Authorization.ToString(), body!));
            await answer(context);
        });
        await app.StartAsync();
        return service;
    }

    public static RequestDelegate Says(string json, int status = 200) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    public static RequestDelegate Streams(params string[] data) => async context =>
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        foreach (var item in data)
        {
            await context.Response.WriteAsync($": comment\ndata: {item}\n\n");
            await context.Response.Body.FlushAsync();
        }
    };

    public static string Piece(string text, string? finish = null) => new JsonObject
    {
        ["model"] = "m-1",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["delta"] = new JsonObject { ["content"] = text },
            ["finish_reason"] = finish,
        }),
    }.ToJsonString();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
