using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace SymblPS.Documentation;

/// <summary>Stands in for services that the examples use and that this machine does not have: a token server and a language model.</summary>
public sealed class ExampleServices : IDisposable
{
    private const string Answer = "The call about the refund.";
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new();
    private readonly Uri _address;
    private Uri _service;
    private string _credentials;

    public ExampleServices()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(_address.AbsoluteUri);
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>The address of the token server.</summary>
    public Uri TokenUri => new(_address, "symbl");

    /// <summary>The base address of the language model.</summary>
    public Uri ModelUri => new(_address, "v1");

    /// <summary>Sets the service whose tokens the token server returns.</summary>
    public void UseService(Uri service, string appId, string appSecret)
    {
        _service = new Uri(service, "oauth2/token:generate");
        _credentials = JsonSerializer.Serialize(new { type = "application", appId, appSecret });
    }

    public void Dispose()
    {
        _listener.Close();
        _client.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => RespondAsync(context));
        }
    }

    private async Task RespondAsync(HttpListenerContext context)
    {
        try
        {
            var (type, body) = context.Request.Url.AbsolutePath == TokenUri.AbsolutePath
                ? ("application/json", await GetTokenAsync())
                : await GenerateAsync(context.Request);
            context.Response.ContentType = type;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
        catch (Exception e)
        {
            context.Response.StatusCode = 500;
            context.Response.Close(Encoding.UTF8.GetBytes(e.Message), willBlock: false);
        }
    }

    private async Task<string> GetTokenAsync()
    {
        using var content = new StringContent(_credentials, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(_service, content);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<(string Type, string Body)> GenerateAsync(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream);
        using var question = JsonDocument.Parse(await reader.ReadToEndAsync());
        var usage = new { prompt_tokens = 20, completion_tokens = 6, total_tokens = 26 };
        if (!question.RootElement.TryGetProperty("stream", out var stream) || !stream.GetBoolean())
        {
            return ("application/json", JsonSerializer.Serialize(new
            {
                choices = new[] { new { message = new { role = "assistant", content = Answer }, finish_reason = "stop" } },
                usage,
            }));
        }

        var events = new StringBuilder();
        foreach (var word in Answer.Split(' '))
            events.Append($"data: {JsonSerializer.Serialize(new { choices = new[] { new { delta = new { content = word + " " } } } })}\n\n");
        events.Append($"data: {JsonSerializer.Serialize(new { choices = new[] { new { delta = new { }, finish_reason = "stop" } }, usage })}\n\n");
        return ("text/event-stream", events.Append("data: [DONE]\n\n").ToString());
    }
}
