using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Symbl.Domain.Recordings;
using Symbl.Platform.Http;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>An answer of the service.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="MediaType">The type that the service states, if any.</param>
internal readonly record struct ServiceReply(ReadOnlyMemory<byte> Body, string? MediaType);

/// <summary>Sends requests to a service and repeats those that can succeed later.</summary>
internal sealed class ServiceClient : IDisposable
{
    private const int Attempts = 4;
    private const long MostOfBody = 64L << 20;

    // Above this size, wait for the service to accept the head of the request before sending the body, as curl does.
    private const long LargeBody = 1 << 20;

    private readonly Uri _endpoint;
    private readonly ServiceLimits _limits;
    private readonly HttpClient _http;

    public ServiceClient(TranscriptionService service)
    {
        (_endpoint, _limits) = (service.Endpoint, service.Limits);
        Failures = new ServiceFailures(service);
        _http = new HttpClient(ServiceAddress.CreateHandler(service.Endpoint, _limits.ConnectTime)) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.5));
        if (service.Key is null)
            return;
        if (service.IsAzure)
            _http.DefaultRequestHeaders.Add("api-key", service.Key);
        else
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", service.Key);
    }

    public ServiceFailures Failures { get; }

    /// <summary>Sends a request and returns the body of the answer.</summary>
    /// <param name="content">Creates the content. Each attempt needs a new one.</param>
    /// <param name="audio">The length of the audio, which determines the time limit.</param>
    /// <param name="cancel">Cancels the request at once.</param>
    /// <exception cref="RefusedAnswerException">The service answered with an error status.</exception>
    /// <exception cref="RecordingException">The service gave no usable answer.</exception>
    public async Task<ServiceReply> PostAsync(Func<HttpContent> content, TimeSpan audio, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (reply, failure, wait) = await TryAsync(content, audio, attempt, cancel).ConfigureAwait(false);
            if (failure is null)
                return reply;
            if (wait is not { } delay || attempt == Attempts)
                throw failure;
            await Task.Delay(delay, _limits.Time, cancel).ConfigureAwait(false);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Sends a request once.</summary>
    /// <returns>The answer, or the failure with the time to wait for another attempt, if one can succeed.</returns>
    private async Task<(ServiceReply Reply, Exception? Failure, TimeSpan? Wait)> TryAsync(
        Func<HttpContent> content, TimeSpan audio, int attempt, CancellationToken cancel)
    {
        var limit = _limits.AnswerTime + (audio * _limits.AnswerTimeOfAudio);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(limit);
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = content() };
        request.Headers.ExpectContinue = request.Content.Headers.ContentLength > LargeBody;
        var isAnswered = false;
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return await RefusedAsync(response, attempt, patience.Token).ConfigureAwait(false);
            isAnswered = true;
            var body = await BodyAsync(response, patience.Token).ConfigureAwait(false);
            return (new ServiceReply(body, response.Content.Headers.ContentType?.MediaType), null, null);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            // A connection that takes too long also cancels the request.
            return (default, e.InnerException is TimeoutException ? Failures.NoConnection() : Failures.Silent(limit, audio), null);
        }
        catch (HttpRequestException e) when (e.InnerException is AudioFormatException damaged)
        {
            return (default, new RecordingException(damaged.Message, damaged), null);
        }
        catch (Exception e) when (isAnswered && e is HttpRequestException or IOException)
        {
            return (default, Failures.CutOff(e), Backoff(attempt));
        }
        catch (HttpRequestException e)
        {
            var isBroken = e.HttpRequestError is HttpRequestError.Unknown or HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse;
            return (default, Failures.Unreachable(e), isBroken ? Backoff(attempt) : null);
        }
    }

    private async Task<(ServiceReply Reply, Exception? Failure, TimeSpan? Wait)> RefusedAsync(
        HttpResponseMessage response, int attempt, CancellationToken cancel)
    {
        string? said = null;
        try
        {
            said = await ServiceError.ReadAsync(response, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The status is sufficient.
        }

        var failure = Failures.Refused(response, said, attempt);
        var canRepeat = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            || (response.StatusCode >= HttpStatusCode.InternalServerError && response.StatusCode != HttpStatusCode.NotImplemented);
        if (!canRepeat)
            return (default, failure, null);
        var asked = RetryAfter(response);
        return asked > _limits.LongestWait
            ? (default, Failures.AsksToWait(asked.Value, said), null)
            : (default, failure, asked ?? Backoff(attempt));
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        // Some services give a fraction of a second, which the type of the header does not read.
        if (response.Headers.RetryAfter is not { } header)
        {
            return response.Headers.TryGetValues("Retry-After", out var values)
                && double.TryParse(values.FirstOrDefault(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6
                ? TimeSpan.FromSeconds(seconds)
                : null;
        }

        var wait = header.Delta ?? header.Date - _limits.Time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private TimeSpan Backoff(int attempt) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt - 1), _limits.LongestWait.TotalSeconds));

    private async Task<ReadOnlyMemory<byte>> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentLength > MostOfBody)
            throw TooMuch();
        await using var body = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        using var read = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = await body.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
        {
            if (read.Length + count > MostOfBody)
                throw TooMuch();
            read.Write(buffer, 0, count);
        }

        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }

    private RecordingException TooMuch() => Failures.Odd("more than 64 MB, which is not a transcript of one piece of audio");
}
