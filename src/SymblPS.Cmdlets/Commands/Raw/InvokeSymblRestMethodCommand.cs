using System.Collections;
using System.Globalization;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Raw;

/// <summary>Sends any request with the token of the connection, and repeats it if that is safe.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SymblRestMethod", SupportsShouldProcess = true, DefaultParameterSetName = BodySet)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeSymblRestMethodCommand : SymblConnectedCmdlet
{
    private const string BodySet = "Body";
    private const string FileSet = "File";

    /// <summary>Path of the service, with or without a query, such as <c>/v1/conversations</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>HTTP method.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>Query parameters. A list or hashtable becomes one JSON text, as the contract requires.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>Request body. A string is sent unchanged; any other object is sent as JSON.</summary>
    [Parameter(ParameterSetName = BodySet)]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>File with the request body.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? InFile { get; set; }

    /// <summary>Media type of the body. The default with <c>-Body</c> is <c>application/json</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>Additional headers.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Header { get; set; }

    /// <summary>Outputs the unchanged text of the response.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var path = Path! + QueryText();
        var reads = Method is "GET" or "HEAD";
        if (!reads && !await ShouldProcessAsync(pipeline, path, $"{Method} to {ActiveConnection.BaseUri}").ConfigureAwait(false)) return;
        var file = InFile is null ? null : await pipeline.InvokeAsync(() => RecordingPaths.ResolveNew(this, InFile)).ConfigureAwait(false);
        var text = Unwrap.Value(Body) switch
        {
            null => null,
            string plain => plain,
            var value => JsonText.Write(value),
        };
        var response = await Client.Raw.SendAsync(
            new RawRequest
            {
                Method = Method,
                Path = path,
                Body = text,
                BodyPath = file,
                ContentType = ContentType ?? (text is null ? null : "application/json"),
                Headers = Header?.Cast<DictionaryEntry>().ToDictionary(e => Unwrap.Text(e.Key), e => Unwrap.Text(e.Value)) ?? [],
            },
            cancel).ConfigureAwait(false);
        pipeline.Verbose(string.Format(CultureInfo.InvariantCulture, "{0} {1}: {2}", Method, Path, response.StatusCode));
        if (response.Text.Length == 0) return;
        var value2 = Raw || !JsonText.TryRead(response.Text, out var parsed) ? response.Text : parsed;
        if (value2 is object?[] list)
        {
            foreach (var item in list)
            {
                if (item is not null) await pipeline.WriteAsync(item).ConfigureAwait(false);
            }
        }
        else if (value2 is not null)
        {
            await pipeline.WriteAsync(value2).ConfigureAwait(false);
        }
    }

    private string QueryText()
    {
        if (Query is null || Query.Count == 0) return string.Empty;
        var pairs = Query.Cast<DictionaryEntry>()
            .Where(e => e.Value is not null)
            .Select(e => $"{System.Uri.EscapeDataString(Unwrap.Text(e.Key))}={System.Uri.EscapeDataString(JsonText.QueryValue(Unwrap.Value(e.Value)))}");
        return (Path!.IndexOf('?') < 0 ? "?" : "&") + string.Join("&", pairs);
    }
}
