using SymblPS.Client.Authentication;
using SymblPS.Client.Configuration;
using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>The handlers of a connection, in order. This is the only place that lists them.</summary>
internal static class HandlerChain
{
    /// <summary>Creates the chain, from the handler next to the caller to the one next to the network.</summary>
    public static IReadOnlyList<DelegatingHandler> Create(
        SymblClientOptions options, ClientTiming timing, Authorizer authorizer, ResponseErrors errors) =>
    [
        // One time limit for all attempts.
        new DeadlineHandler(errors),
        // Repeats requests that are safe to repeat. Sees exceptions only, because the next handler creates them.
        new RetryHandler(timing, options.Time),
        // Reads whole responses, and turns error statuses into exceptions.
        new ResponseHandler(errors),
        // Adds the access token. Renews it once after a 401, before that becomes an exception.
        new AuthorizationHandler(authorizer),
        // Records one activity per exchange, so that each attempt and each renewal is visible.
        new TracingHandler(options.ConnectionName),
        // Sends one exchange under its limits with a body of its own, and turns transport failures into exceptions.
        new ExchangeHandler(options.StallTimeout, options.Time, errors),
    ];
}
