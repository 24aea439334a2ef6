using System.Globalization;
using System.Text;

namespace SymblPS.Client.Http;

/// <summary>Builds addresses below the connection's address; never lets a value change the path.</summary>
internal sealed class ServiceAddress
{
    private readonly string _root;

    /// <summary>Checks and keeps the address of a service.</summary>
    /// <exception cref="ArgumentException">
    /// It is not absolute http(s), carries credentials or a query, or would send credentials unencrypted.
    /// </exception>
    public ServiceAddress(Uri baseUri)
    {
        Check(baseUri, nameof(baseUri));
        if (baseUri.Query.Length > 0 || baseUri.Fragment.Length > 0)
            throw new ArgumentException($"The address {baseUri.GetLeftPart(UriPartial.Path)} must not have a query or a fragment.",
                nameof(baseUri));
        _root = baseUri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        BaseUri = new Uri(_root + "/");
    }

    /// <summary>The address, ending in a slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>Refuses an address that secrets must not be sent to.</summary>
    public static void Check(Uri address, string parameter)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException($"'{address.OriginalString}' is not an absolute http or https address.", parameter);
        if (address.UserInfo.Length > 0)
            throw new ArgumentException($"The address of {address.Host} must not carry a user name or password.", parameter);
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw new ArgumentException(
                $"http://{address.Authority} would send credentials unencrypted; use https. Plain http is taken for this machine only.",
                parameter);
        }
    }

    /// <summary>A request below the address. Each segment is one part of the path, whatever characters it has.</summary>
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

    /// <summary>An address from the caller's own path and query, which may be absolute within this service.</summary>
    /// <exception cref="ArgumentException">It points to another host.</exception>
    public Uri Resolve(string pathAndQuery)
    {
        // A path such as /v1/x is an absolute file address on Unix, so the scheme decides.
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

    /// <summary>The path of an address as messages name it: below this service, without the query.</summary>
    public string PathOf(Uri uri)
    {
        var path = uri.AbsolutePath;
        var prefix = BaseUri.AbsolutePath;
        return path.StartsWith(prefix, StringComparison.Ordinal) ? path.Substring(prefix.Length - 1) : path;
    }

    // "token:generate" keeps its colon: the service wants it literal.
    private static string Segment(string value) => value switch
    {
        null or "" => throw new ArgumentException("An id is empty."),
        "." or ".." => throw new ArgumentException($"'{value}' is not an id."),
        _ => Uri.EscapeDataString(value).Replace("%3A", ":"),
    };
}

/// <summary>
/// The query of a request: lower-case booleans, numbers without culture, JSON text as one parameter; nothing that is not set.
/// </summary>
internal sealed class Query
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a text unless it is null or empty.</summary>
    public Query Add(string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return this;
        _text.Append(_text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    /// <summary>Adds a boolean unless it is null.</summary>
    public Query Add(string name, bool? value) => Add(name, value is { } set ? (set ? "true" : "false") : null);

    /// <summary>Adds a whole number unless it is null.</summary>
    public Query Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a number unless it is null.</summary>
    public Query Add(string name, double? value) => Add(name, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds a time as UTC with milliseconds unless it is null.</summary>
    public Query Add(string name, DateTimeOffset? value) => Add(name, value is { } time ? Json.WireTime.Format(time) : null);

    /// <summary>The query with its question mark; empty when nothing was added.</summary>
    public override string ToString() => _text.ToString();
}
