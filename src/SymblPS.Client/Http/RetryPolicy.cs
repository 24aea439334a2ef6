using Polly;
using Polly.Retry;

namespace SymblPS.Client.Http;

/// <summary>
/// The one rule for repeating what does no harm when done twice: up to four tries on 408, 429, 5xx and connection failures, with growing
/// pauses and jitter. A pause the service asks for is kept, unless it is longer than a caller should be left without an answer.
/// </summary>
internal sealed class RetryPolicy
{
    private const int Repeats = 3;
    private readonly ResiliencePipeline _pipeline;

    public RetryPolicy(ClientTiming timing) => _pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            Name = "Symbl",
            MaxRetryAttempts = Repeats,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = timing.FirstRetry,
            MaxDelay = timing.LongestRetry,
            Randomizer = Random.Shared.NextDouble,
            ShouldHandle = arguments => new(IsPassing(arguments.Outcome.Exception, timing.LongestRetry)),
            DelayGenerator = static arguments => new((arguments.Outcome.Exception as SymblServiceException)?.RetryAfter),
        })
        .Build();

    /// <summary>Runs an attempt, and again while it fails in a way that may pass.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken) => await _pipeline
        .ExecuteAsync(static async (run, _) => await run().ConfigureAwait(false), attempt, cancellationToken).ConfigureAwait(false);

    /// <summary>Whether a failure may pass by itself.</summary>
    public static bool IsPassing(Exception? failure) => failure switch
    {
        // Waiting does not bring a name back.
        SymblPlatformUnreachableException or SymblAmbiguousSubmissionException => false,
        SymblConnectionException => true,
        SymblServiceException service => service.StatusCode is 408 or 429 or >= 500,
        _ => false,
    };

    private static bool IsPassing(Exception? failure, TimeSpan longest) =>
        IsPassing(failure) && !((failure as SymblServiceException)?.RetryAfter > longest);
}
