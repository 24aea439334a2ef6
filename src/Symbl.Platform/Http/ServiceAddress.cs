using System.Net;
using Symbl.Platform.Processes;

namespace Symbl.Platform.Http;

/// <summary>Rules for the address of a service of the user, such as a language model or a transcription service.</summary>
public static class ServiceAddress
{
    /// <summary>Reads an address.</summary>
    /// <param name="option">The option or the environment variable with the address, for the message.</param>
    /// <param name="text">The text of the option.</param>
    /// <param name="example">An address that the option accepts, for the message.</param>
    /// <param name="keyOption">The option for the key, for the message.</param>
    /// <param name="query">The only parameter that the query can have; null if the address can have no query.</param>
    /// <exception cref="StartupException">The text is not an address of a service, or contains a secret.</exception>
    public static Uri Parse(string option, string text, string example, string keyOption, string? query = null)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.Fragment.Length > 0)
            throw StartupException.WrongOption($"{option}: this is not a base address such as {example}");
        if (url.UserInfo.Length > 0)
            throw StartupException.WrongOption($"{option}: every user of this machine can see an address with a password; use {keyOption}");
        if (url.Query.Length > 1 && query is null)
            throw StartupException.WrongOption($"{option}: this is not a base address such as {example}");
        // Any other parameter can be a key. The message does not repeat it.
        if (url.Query.Length > 1 && !Parameters(url).All(name => name.Equals(query, StringComparison.OrdinalIgnoreCase)))
            throw StartupException.WrongOption($"{option}: the address can have the parameter {query} and no other; use {keyOption} for a key");
        return url;
    }

    /// <summary>Tests whether an address names this machine.</summary>
    /// <param name="url">The address.</param>
    public static bool IsLoopback(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>Tests whether data to an address travels over the network without encryption.</summary>
    /// <param name="url">The address.</param>
    public static bool IsInTheClear(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Scheme == Uri.UriSchemeHttp && !IsLoopback(url);
    }

    /// <summary>Creates the handler of requests to a service. It follows no redirect, which would send the key to another server.</summary>
    /// <param name="url">The address; null if there is no service. A loopback address needs no proxy.</param>
    /// <param name="connectTime">The longest time for a connection.</param>
    public static SocketsHttpHandler CreateHandler(Uri? url, TimeSpan connectTime) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = url is not null && !IsLoopback(url),
        ConnectTimeout = connectTime,
    };

    private static IEnumerable<string> Parameters(Uri url) =>
        url.Query[1..].Split('&').Select(pair => Uri.UnescapeDataString(pair.Split('=')[0]));
}
