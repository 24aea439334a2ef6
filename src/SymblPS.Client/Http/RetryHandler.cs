using Polly;
using Polly.Retry;
using SymblPS.Client.Configuration;

namespace SymblPS.Client.Http;

/// <summary>
/// Repeats requests that are safe to repeat: up to four attempts on 408, 429, 5xx and connection failures, with growing pauses and jitter.
/// The handler honors a pause that the service asks for, unless the pause is longer than the maximum.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private const int Repeats = 3;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <summary>Creates the handler.</summary>
    /// <param name="timing">Pauses between attempts.</param>
    /// <param name="time">Clock and timers.</param>
    public RetryHandler(ClientTiming timing, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        _pipeline = builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            Name = "Symbl",
            MaxRetryAttempts = Repeats,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = timing.FirstRetry,
            MaxDelay = timing.LongestRetry,
            ShouldHandle = arguments => new(IsTransient(arguments.Outcome.Exception, timing.LongestRetry)),
            DelayGenerator = static arguments => new((arguments.Outcome.Exception as SymblServiceException)?.RetryAfter),
        }).Build();
    }

    /// <summary>Returns whether a later attempt may succeed after a failure.</summary>
    public static bool IsTransient(Exception? failure) => failure switch
    {
        // A later attempt neither makes the name resolve nor starts the server.
        SymblPlatformUnreachableException or SymblAmbiguousSubmissionException or SymblConnectionException { ServerEnded: true } => false,
        SymblConnectionException => true,
        SymblServiceException service => service.StatusCode is 408 or 429 or >= 500,
        _ => false,
    };

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!ServiceCall.Of(request).Request.Repeatable) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return await _pipeline.ExecuteAsync(
            static async (state, cancel) => await state.Handler.AttemptAsync(state.Request, cancel).ConfigureAwait(false),
            (Handler: this, Request: request),
            cancellationToken).ConfigureAwait(false);
    }

    private static bool IsTransient(Exception? failure, TimeSpan longest) =>
        IsTransient(failure) && !((failure as SymblServiceException)?.RetryAfter > longest);

    private Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);
}
