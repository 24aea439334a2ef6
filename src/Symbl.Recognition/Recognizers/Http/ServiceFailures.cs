using System.Net;
using System.Net.Sockets;
using Symbl.Domain.Recordings;
using Symbl.Platform.Http;
using static System.FormattableString;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>States the failures of a service with a way out. The messages name the host of the service and never contain the key.</summary>
internal sealed class ServiceFailures(TranscriptionService service)
{
    private const string Address = "Check --transcription-url.";

    private string Who => $"The transcription service at {service.Authority}";

    /// <summary>Creates the exception for a request without an answer.</summary>
    public RecordingException Unreachable(HttpRequestException cause) => cause.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => Because(cause, $"cannot be found: no address belongs to its name. {Address}"),
        HttpRequestError.SecureConnectionError => Because(
            cause,
            $"cannot be reached by https: {OneLine(cause.InnerException ?? cause)} "
            + "Check that it offers https and that this machine trusts its certificate."),
        HttpRequestError.ProxyTunnelError => Because(
            cause, "cannot be reached: the proxy refused the connection. Check HTTPS_PROXY and NO_PROXY."),
        HttpRequestError.ConnectionError => Because(
            cause,
            $"cannot be reached: {(cause.InnerException is SocketException socket ? socket.Message : "no connection")}. "
            + "Start it, or correct --transcription-url."),
        _ => Because(cause, "ended the connection before it answered. Its limit for the size of requests can be the cause. Look at its log."),
    };

    /// <summary>Creates the exception for a connection that takes too long.</summary>
    public RecordingException NoConnection() =>
        Because(null, Invariant($"cannot be reached: no connection in {service.Limits.ConnectTime.TotalSeconds:0.###} seconds. {Address}"));

    /// <summary>Creates the exception for an answer that takes too long.</summary>
    public RecordingException Silent(TimeSpan limit, TimeSpan audio) => Because(
        null,
        Invariant($"sent no whole answer in {limit.TotalSeconds:0.###} seconds for {audio.TotalSeconds:0.#} seconds of audio. ")
        + "Use a smaller model or a faster machine.");

    /// <summary>Creates the exception for an answer that ends too early.</summary>
    public RecordingException CutOff(Exception cause) => Because(cause, "sent an answer that was cut off. Look at its log.");

    /// <summary>Creates the exception for an answer that is not a transcript.</summary>
    public RecordingException Odd(string what) => Because(null, $"sent {what}. {Address}");

    /// <summary>Creates the exception for a wait that is too long.</summary>
    public RecordingException AsksToWait(TimeSpan wait, string? said) => Because(
        null,
        Invariant($"asks to wait {Math.Ceiling(wait.TotalSeconds):0} seconds{Colon(said)}. ")
        + "This is longer than a job waits. Submit the recording again later.");

    /// <summary>Creates the exception for an answer with an error of the service in its body.</summary>
    public RecordingException ErrorInBody(string said) => Because(null, $"answered with an error: {said}");

    /// <summary>Creates the exception for an error status.</summary>
    /// <param name="response">The response.</param>
    /// <param name="said">The message of the service.</param>
    /// <param name="attempts">Number of requests so far.</param>
    public RefusedAnswerException Refused(HttpResponseMessage response, string? said, int attempts)
    {
        var status = response.StatusCode;
        var answered = Invariant($"{(int)status} {response.ReasonPhrase}").TrimEnd() + Colon(said);
        var tries = attempts > 1 ? Invariant($" {attempts} times") : "";
        var text = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => service.Key is null
                ? $"needs a key ({answered}). Put it into a file and specify it with --transcription-key-file."
                : $"refused the key ({answered}). Check --transcription-key-file and the rights of the key.",
            HttpStatusCode.NotFound =>
                $"has no such address or model ({answered}). Check --transcription-url, which ends with /v1 for most services and with /inference "
                + $"for whisper.cpp's server, and --transcription-model{(service.Model is null ? "" : $", which is {service.Model}")}.",
            HttpStatusCode.RequestEntityTooLarge => $"does not take even a short piece of audio ({answered}). Raise its limit.",
            HttpStatusCode.TooManyRequests => $"refused the request{tries}, because too many were sent ({answered}). Submit the recording again later.",
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest =>
                $"redirects{Target(response)} ({(int)status}). The server does not follow, because that would send the key and the recording "
                + "to another address. Specify that address with --transcription-url.",
            >= HttpStatusCode.InternalServerError => $"failed{tries} ({answered}). Look at its log.",
            _ => $"refused the audio or the form of the request ({answered}).",
        };
        return new RefusedAnswerException(status, said, WithoutKey($"{Who} {text}"));
    }

    /// <summary>Replaces the key in a text.</summary>
    public string WithoutKey(string text) => ServiceKey.Hide(text, service.Key);

    private RecordingException Because(Exception? cause, string what)
    {
        var message = WithoutKey($"{Who} {what}");
        return cause is null ? new RecordingException(message) : new RecordingException(message, cause);
    }

    private static string Colon(string? said) => said is null ? "" : $": {said.TrimEnd('.')}";

    private static string OneLine(Exception cause) =>
        string.Join(' ', cause.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.') + ".";

    // The path or the query of a redirect can contain a secret.
    private static string Target(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } target ? $" to {target.Authority}" : "";
}
