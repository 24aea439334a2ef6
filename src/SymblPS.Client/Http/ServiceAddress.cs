using System.Text;
using SymblPS.Client.Authentication;

namespace SymblPS.Client.Http;

/// <summary>Builds addresses below the base address of a connection. A value cannot change the structure of the path.</summary>
internal sealed class ServiceAddress
{
    private readonly string _root;

    /// <summary>Checks and stores the base address of a service.</summary>
    /// <exception cref="ArgumentException">
    /// The address is not absolute http(s), contains credentials or a query, or would send credentials unencrypted.
    /// </exception>
    public ServiceAddress(Uri baseUri)
    {
        CredentialAddress.Check(baseUri, nameof(baseUri));
        if (baseUri.Query.Length > 0 || baseUri.Fragment.Length > 0)
            throw new ArgumentException($"The address {baseUri.GetLeftPart(UriPartial.Path)} must not have a query or a fragment.",
                nameof(baseUri));
        _root = baseUri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        BaseUri = new Uri(_root + "/");
    }

    /// <summary>The base address, which ends in a slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>Creates a request below the base address. Each segment is one part of the path, and may contain any characters.</summary>
    public ServiceRequest Request(HttpMethod method, Query? query, params string[] segments)
    {
        var path = new StringBuilder();
        foreach (var segment in segments) path.Append('/').Append(Segment(segment));
        return new ServiceRequest
        {
            Method = method,
            Uri = new Uri(_root + path + query),
            Path = path.ToString(),
            Repeatable = method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Delete,
        };
    }

    /// <summary>Resolves the caller's path and query, or an absolute address of this service.</summary>
    /// <exception cref="ArgumentException">The address belongs to another host.</exception>
    public Uri Resolve(string pathAndQuery)
    {
        // Uri takes a path such as /v1/x for an absolute file address on Unix, so the scheme decides.
        var absolute = pathAndQuery.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || pathAndQuery.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        if (!absolute && (pathAndQuery.Contains('\\') || pathAndQuery.StartsWith("//", StringComparison.Ordinal)))
            throw new ArgumentException($"'{pathAndQuery}' is not a path below {BaseUri}.", nameof(pathAndQuery));
        var text = absolute ? pathAndQuery : _root + "/" + pathAndQuery.TrimStart('/');
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
            throw new ArgumentException($"'{pathAndQuery}' is neither a path nor an address.", nameof(pathAndQuery));
        if (uri.Scheme != BaseUri.Scheme || !string.Equals(uri.Authority, BaseUri.Authority, StringComparison.OrdinalIgnoreCase)
            || uri.UserInfo.Length > 0)
        {
            throw new ArgumentException(
                $"{uri.GetLeftPart(UriPartial.Authority)} is not {BaseUri.GetLeftPart(UriPartial.Authority)}: "
                + "the connection's credentials go to its own service only.",
                nameof(pathAndQuery));
        }

        return uri;
    }

    /// <summary>Returns the path of an address for messages: below the base address, without the query.</summary>
    public string PathOf(Uri uri)
    {
        var path = uri.AbsolutePath;
        var prefix = BaseUri.AbsolutePath;
        return path.StartsWith(prefix, StringComparison.Ordinal) ? path[(prefix.Length - 1)..] : path;
    }

    // The service expects a literal colon in segments such as "token:generate".
    private static string Segment(string value) => value switch
    {
        null or "" => throw new ArgumentException("An id is empty."),
        "." or ".." => throw new ArgumentException($"'{value}' is not an id."),
        _ => Uri.EscapeDataString(value).Replace("%3A", ":"),
    };
}
