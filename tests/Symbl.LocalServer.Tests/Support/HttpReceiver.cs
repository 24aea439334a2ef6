using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Symbl.LocalServer.Tests.Support;

/// <summary>An HTTP server of the user's: takes webhooks, serves recordings.</summary>
public sealed class HttpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HttpReceiver(WebApplication app) => _app = app;

    public string BaseUri => _app.Urls.First();

    public ConcurrentQueue<string> Bodies { get; } = new();

    public ConcurrentQueue<string> Paths { get; } = new();

    public static async Task<HttpReceiver> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new HttpReceiver(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            receiver.Bodies.Enqueue(await reader.ReadToEndAsync());
            receiver.Paths.Enqueue(context.Request.Path + context.Request.QueryString);
            await answer(context);
        });
        await app.StartAsync();
        return receiver;
    }

    public async Task WaitForAsync(int count)
    {
        for (var i = 0; Bodies.Count < count; i++)
        {
            if (i == 1_000)
                throw new TimeoutException($"{Bodies.Count} of {count} requests came.");
            await Task.Delay(10);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
