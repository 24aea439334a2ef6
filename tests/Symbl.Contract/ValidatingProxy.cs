using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Symbl.Contract;

/// <summary>A proxy that passes requests and responses on unchanged, and records every exchange with its violations of the contract.</summary>
public sealed class ValidatingProxy : IAsyncDisposable
{
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Host", "Expect", "TE", "Trailer", "Proxy-Authenticate", "Proxy-Authorization",
    };

    private readonly ConcurrentQueue<Exchange> _exchanges = new();
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ContractValidator _validator = new(ContractDocument.Current);
    private readonly HttpClient _client;
    private readonly Uri _server;
    private readonly WebApplication _app;
    private int _open;

    private ValidatingProxy(Uri server)
    {
        _server = server;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        _app = builder.Build();
        _app.Run(async context =>
        {
            Interlocked.Increment(ref _open);
            try
            {
                await PassAsync(context).ConfigureAwait(false);
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        });
    }

    /// <summary>Address of the proxy.</summary>
    public Uri BaseUri { get; private set; } = null!;

    /// <summary>All completed exchanges, in the order of completion.</summary>
    public IReadOnlyCollection<Exchange> Exchanges => _exchanges;

    /// <summary>The violations of the contract.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>
    /// Returns a status and a body to answer instead of the server, like an older server; <see langword="null"/> passes the request on.
    /// </summary>
    public Func<string, string, (int Status, string Body)?> Intercept { get; set; } = (_, _) => null;

    /// <summary>Starts a proxy on a free port.</summary>
    /// <param name="server">The server behind it.</param>
    public static async Task<ValidatingProxy> StartAsync(Uri server)
    {
        var proxy = new ValidatingProxy(server);
        await proxy._app.StartAsync().ConfigureAwait(false);
        proxy.BaseUri = new Uri(proxy._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return proxy;
    }

    /// <summary>Waits until every exchange is recorded. A client receives its response shortly before.</summary>
    public void WaitUntilQuiet()
    {
        if (!SpinWait.SpinUntil(() => Volatile.Read(ref _open) == 0, TimeSpan.FromSeconds(10)))
            throw new TimeoutException("A request through the proxy is still unanswered.");
    }

    /// <summary>Clears the record.</summary>
    public void Clear()
    {
        _exchanges.Clear();
        _violations.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(now.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _client.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var request = context.Request;
        // The sent path: decoding would turn %2F into a separator.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.Split('?', 2)[0];
        var text = await ReadTextAsync(request).ConfigureAwait(false);
        if (Intercept(request.Method, path) is { } instead)
        {
            context.Response.StatusCode = instead.Status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(instead.Body).ConfigureAwait(false);
            return;
        }

        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_server, target));
        Fill(message, request, text);
        using var answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted).ConfigureAwait(false);
        var said = await AnswerAsync(context, answer).ConfigureAwait(false);
        Record(new Exchange
        {
            Verb = request.Method,
            Path = path,
            Query = [.. request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? string.Empty)))],
            RequestType = MediaType(request.ContentType),
            RequestLength = request.ContentLength,
            RequestText = text,
            Authorized = request.Headers.Authorization.Count > 0,
            Status = (int)answer.StatusCode,
            AnswerType = answer.Content.Headers.ContentType?.MediaType,
            AnswerText = said,
            Operation = ContractDocument.Current.Find(request.Method, path),
        });
    }

    private void Record(Exchange exchange)
    {
        // Paths of the local server itself, such as its information page, are outside the contract.
        if (exchange.Operation is null && exchange.Path.StartsWith("/local/", StringComparison.Ordinal))
            return;
        foreach (var violation in _validator.Check(exchange)) _violations.Enqueue(violation);
        _exchanges.Enqueue(exchange);
    }

    private static async Task<string?> ReadTextAsync(HttpRequest request)
    {
        if (MediaType(request.ContentType) is not "application/json") return null;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    private static void Fill(HttpRequestMessage message, HttpRequest request, string? text)
    {
        if (text is not null)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        else if (request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0)
            message.Content = new StreamContent(request.Body);
        else if (request.ContentLength == 0)
            message.Content = new ByteArrayContent([]);
        foreach (var (name, values) in request.Headers.Where(header => !HopByHop.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        message.Content?.Headers.ContentLength = request.ContentLength;
    }

    // Each piece is passed on as it arrives, so that a client can read while the server writes.
    private static async Task<string> AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !HopByHop.Contains(header.Key)))
            context.Response.Headers.Append(name, values.ToArray());
        using var copy = new MemoryStream();
        using var body = await answer.Content.ReadAsStreamAsync(context.RequestAborted).ConfigureAwait(false);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            copy.Write(buffer, 0, read);
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }

        return Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length);
    }

    private static string? MediaType(string? header) =>
        MediaTypeHeaderValue.TryParse(header, out var type) ? type.MediaType?.ToLowerInvariant() : null;
}
