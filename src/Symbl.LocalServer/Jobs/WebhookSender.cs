using System.Text.Json.Serialization;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Options;
using Symbl.Storage;

namespace Symbl.LocalServer.Jobs;

/// <summary>
/// Sends notifications in order per job. It repeats each with increasing delays until the receiver accepts it, at most five attempts in
/// all.
/// The database stores pending notifications, so sending continues after a restart. A receiver can therefore get a notification twice.
/// </summary>
internal sealed partial class WebhookSender(
    ServerOptions options, IStore store, JobLeases leases, TimeProvider clock, ILogger<WebhookSender> log)
    : BackgroundService
{
    private const int MaxAttempts = 5;
    private const int AtOnce = 8;
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(1);

    private readonly WakeSignal _wake = new();

    // Receivers belong to the user and can be loopback addresses. Do not follow redirects, because they would send the notification
    // elsewhere.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>Signals that a notification can be pending.</summary>
    public void Wake() => _wake.Set();

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var due = store.Read(unit => unit.Webhooks.Due(clock.GetUtcNow()));
                await Parallel.ForEachAsync(
                    due,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
                    async (webhook, cancel) => await SendAsync(webhook, cancel));
                if (due.Count == 0)
                    await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StorageException e)
            {
                // A storage failure, such as a full disk, must not stop notifications permanently.
                LogStorage(log, e);
                await Task.Delay(StoragePause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // A worker of another process can add notifications without a signal.
    private Task WaitAsync(CancellationToken stop)
    {
        var wait = leases.Poll;
        if (store.Read(unit => unit.Webhooks.NextDue()) is { } next)
        {
            var due = next - clock.GetUtcNow();
            wait = due <= TimeSpan.Zero ? TimeSpan.Zero : due < wait ? due : wait;
        }

        return _wake.WaitAsync(wait, clock, stop);
    }

    private async Task SendAsync(WebhookRow webhook, CancellationToken cancel)
    {
        string reason;
        try
        {
            using var body = JsonContent.Create(new WebhookEvent(webhook.JobId, webhook.Status), WebhookJson.Default.WebhookEvent);
            using var response = await _http.PostAsync(webhook.Url, body, cancel);
            if (response.IsSuccessStatusCode)
            {
                await store.WriteAsync(unit => unit.Webhooks.Remove(webhook.Id), CancellationToken.None);
                return;
            }

            reason = $"status {(int)response.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            reason = e is HttpRequestException ? e.Message : "no answer within 10 s";
        }

        var attempts = webhook.Attempts + 1;
        if (attempts == MaxAttempts)
        {
            LogGivenUp(log, webhook.Status, webhook.JobId, new Uri(webhook.Url).Authority, MaxAttempts, reason);
            await store.WriteAsync(unit => unit.Webhooks.Remove(webhook.Id), CancellationToken.None);
        }
        else
        {
            var next = clock.GetUtcNow() + options.WebhookRetryDelay * (1 << (attempts - 1));
            await store.WriteAsync(unit => unit.Webhooks.Postpone(webhook.Id, attempts, next), CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Webhook '{Status}' of job {JobId} to {Host} given up after {Attempts} attempts: {Reason}")]
    private static partial void LogGivenUp(ILogger log, string status, string jobId, string host, int attempts, string reason);

    [LoggerMessage(LogLevel.Error, "Webhooks cannot be read or written")]
    private static partial void LogStorage(ILogger log, Exception failure);
}

/// <summary>The body of a notification.</summary>
internal sealed record WebhookEvent(string JobId, string Status);

/// <summary>JSON of notifications.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebhookEvent))]
internal sealed partial class WebhookJson : JsonSerializerContext;
