using System.Net;
using System.Net.Sockets;
using Symbl.Models.Errors;

namespace Symbl.Models.Installation;

/// <summary>An attempt failed, and a further one may succeed.</summary>
internal sealed class TransientDownloadException(string message, TimeSpan? retryAfter = null, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Pause that the server asks for.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether a further attempt right away is of no use.</summary>
    public bool IsFinal { get; init; }
}

/// <summary>Messages about hosts that did not deliver.</summary>
internal static class DownloadFailure
{
    private const string WayOut =
        "Check the network and the proxy (-Proxy). Without a network, copy the file to this machine and install it with -Path. If another host has it, specify -MirrorUri.";

    /// <summary>The failure of a connection.</summary>
    /// <param name="host">Host of the address.</param>
    /// <param name="exception">The failure.</param>
    public static TransientDownloadException Of(string host, Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new($"the name {host} does not resolve", cause: exception) { IsFinal = true },
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new($"no secure connection to {host}: {Innermost(exception)}", cause: exception) { IsFinal = true },
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => new($"the proxy refuses: {exception.Message}", cause: exception) { IsFinal = true },
        _ when InnermostOf(exception) is SocketException socket => new($"the connection to {host} failed: {socket.Message}", cause: exception),
        _ => new($"the connection to {host} broke: {Innermost(exception)}", cause: exception),
    };

    /// <summary>The exception for the user after the last attempt.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="failure">The last failure.</param>
    /// <param name="bytes">Number of bytes that are there.</param>
    public static ModelException Final(string name, TransientDownloadException failure, long bytes) => new(
        ModelProblem.Unreachable,
        $"The model '{name}' was not downloaded: {failure.Message}."
        + (bytes > 0 ? $" {bytes} bytes are there; the next Install-SymblModel continues after them." : string.Empty),
        WayOut,
        failure);

    /// <summary>The exception for a status that further attempts do not change.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="address">Address of the file.</param>
    /// <param name="status">The status.</param>
    public static ModelException Refused(string name, Uri address, HttpStatusCode status) => new(
        ModelProblem.Unreachable,
        status switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => $"The model '{name}' was not downloaded: {address.Host} has no file {address.AbsolutePath} ({(int)status}).",
            HttpStatusCode.ProxyAuthenticationRequired => $"The model '{name}' was not downloaded: the proxy asks for a user name and a password (407).",
            _ => $"The model '{name}' was not downloaded: {address.Host} answered {(int)status} for {address.AbsolutePath}.",
        },
        WayOut);

    private static string Innermost(Exception exception) => InnermostOf(exception).Message.TrimEnd('.');

    private static Exception InnermostOf(Exception exception)
    {
        while (exception.InnerException is { } inner)
            exception = inner;
        return exception;
    }
}
