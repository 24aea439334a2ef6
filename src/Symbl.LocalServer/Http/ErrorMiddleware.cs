using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Symbl.Domain;
using Symbl.Storage;

namespace Symbl.LocalServer.Http;

/// <summary>Converts every failure to the error format of the contract: JSON with <c>message</c>.</summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> log)
{
    private const string FailureText = "The local server failed to answer; its log says why.";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            LogRequest(log, context.Request.Method, LoggedPath.Of(context.Request), context.Response.StatusCode);
        }
        catch (ApiException e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, e);
            return;
        }
        catch (RefusedException e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, ApiException.Of(e));
            return;
        }
        catch (StorageException e) when (!context.Response.HasStarted && e.Fault != StorageFault.Other)
        {
            LogFailure(log, e, context.Request.Method, LoggedPath.Of(context.Request));
            await AnswerAsync(context, ApiException.Of(e));
            return;
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested
            && e is OperationCanceledException or IOException or ConnectionResetException)
        {
            // The client has disconnected, so the server cannot answer.
            return;
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, e.StatusCode, e.Message);
            return;
        }
        catch (Exception e)
        {
            LogFailure(log, e, context.Request.Method, LoggedPath.Of(context.Request));
            if (context.Response.HasStarted)
                context.Abort();
            else
                await AnswerAsync(context, StatusCodes.Status500InternalServerError, FailureText);
            return;
        }

        if (context.Response.HasStarted)
            return;
        var (method, path) = (context.Request.Method, context.Request.Path);
        if (context.Response.StatusCode == StatusCodes.Status404NotFound)
            await AnswerAsync(context, StatusCodes.Status404NotFound, $"There is nothing at {path}.");
        else if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            await AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, $"{method} is not possible at {path}.");
    }

    private static Task AnswerAsync(HttpContext context, ApiException failure) =>
        AnswerAsync(context, failure.Status, failure.Message, failure.RetryAfter);

    private static Task AnswerAsync(HttpContext context, int status, string message, int? retryAfter = null)
    {
        if (retryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var error = new ErrorResponse(message, status == StatusCodes.Status429TooManyRequests ? status : null);
        return context.AnswerAsync(error, WireJson.Wire.ErrorResponse, status);
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Path} answered {Status}")]
    private static partial void LogRequest(ILogger log, string method, string path, int status);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger log, Exception failure, string method, string path);
}
