using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Options;

namespace Symbl.LocalServer.Faults;

/// <summary>Applies fault rules to requests. It runs before all other middleware, like a faulty network or gateway.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultRules rules, ServerOptions options)
{
    private const int DefaultDripBytes = 64;
    private const int DefaultDripDelay = 20;
    private const int DefaultCut = 20;

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        // No rule applies to the fault rules themselves. Otherwise a client could not remove a rule.
        if (path.StartsWith(FaultRules.Path, StringComparison.Ordinal) || rules.Take(context.Request.Method, path) is not { } rule)
            return next(context);
        return ApplyAsync(context, rule);
    }

    private Task ApplyAsync(HttpContext context, FaultRule rule) => rule.Fault switch
    {
        FaultKind.Latency => DelayAsync(context, rule),
        FaultKind.Status => AnswerAsync(context, rule, rule.Status!.Value, rule.Message ?? "Ordered by a fault rule."),
        FaultKind.HtmlError => HtmlAsync(context, rule.Status ?? StatusCodes.Status502BadGateway),
        FaultKind.TooMany => AnswerAsync(
            context, rule, StatusCodes.Status429TooManyRequests, rule.Message ?? ServerOptions.TooManyJobsText(options.MaxJobs)),
        FaultKind.DropBeforeBody => Drop(context),
        FaultKind.DropAfterBody => DropAfterBodyAsync(context),
        FaultKind.DropAnswer => DropAnswerAsync(context),
        FaultKind.Drip => ThroughAsync(
            context,
            body => new DripStream(body, rule.Bytes ?? DefaultDripBytes, TimeSpan.FromMilliseconds(rule.DelayMs ?? DefaultDripDelay))),
        FaultKind.TruncateJson => TruncateAsync(context, rule.Bytes ?? DefaultCut),
        FaultKind.FailingJob => MarkAsync(context, new JobFault(rule.Message ?? "Ordered by a fault rule.", null, null)),
        FaultKind.StuckJob => MarkAsync(context, new JobFault(null, rule.DelayMs ?? Timeout.Infinite, null)),
        FaultKind.LateWebhook => MarkAsync(context, new JobFault(null, null, rule.DelayMs)),
        FaultKind.EarlyTokenExpiry => MarkAsync(context, new EarlyTokenExpiry(TimeSpan.FromMilliseconds(rule.DelayMs!.Value))),
        _ => throw new InvalidOperationException($"The fault {rule.Fault} is checked for but not made."),
    };

    private async Task DelayAsync(HttpContext context, FaultRule rule)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(rule.DelayMs!.Value), context.RequestAborted);
        await next(context);
    }

    private static Task AnswerAsync(HttpContext context, FaultRule rule, int status, string message)
    {
        if (rule.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return context.AnswerAsync(
            new ErrorResponse(message, status == StatusCodes.Status429TooManyRequests ? status : null),
            WireJson.Wire.ErrorResponse,
            status);
    }

    private static Task HtmlAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaTypeNames.Text.Html;
        return context.Response.WriteAsync($"<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>gateway</body></html>");
    }

    private static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task DropAfterBodyAsync(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Abort();
    }

    private async Task DropAnswerAsync(HttpContext context)
    {
        context.Response.Body = Stream.Null;
        await next(context);
        context.Abort();
    }

    private async Task ThroughAsync(HttpContext context, Func<Stream, Stream> wrap)
    {
        context.Response.Body = wrap(context.Response.Body);
        await next(context);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private Task TruncateAsync(HttpContext context, int bytes)
    {
        // Send valid HTTP with broken JSON. With the original length, the answer would look like a dropped connection.
        context.Response.OnStarting(() =>
        {
            context.Response.ContentLength = null;
            return Task.CompletedTask;
        });
        return ThroughAsync(context, body => new CutStream(body, bytes));
    }

    private Task MarkAsync<T>(HttpContext context, T mark)
    {
        context.Features.Set(mark);
        return next(context);
    }
}
