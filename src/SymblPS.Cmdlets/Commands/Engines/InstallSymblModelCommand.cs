using System.Net;
using Symbl.Models.Catalog;
using Symbl.Models.Installation;
using Symbl.Models.Store;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Engines;

/// <summary>Installs models of speech engines: by name, from a file, or from an address.</summary>
[Cmdlet(VerbsLifecycle.Install, "SymblModel", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblModel))]
public sealed class InstallSymblModelCommand : SymblCmdlet
{
    private const string NameSet = "Name";
    private const string PathSet = "Path";
    private const string UriSet = "Uri";

    /// <summary>Names of models of the catalog. With <c>-Path</c> or <c>-Uri</c>: the name for the model.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = UriSet)]
    [ArgumentCompleter(typeof(ModelNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Path of a model file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Address of a model file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UriSet)]
    [ValidateNotNull]
    public Uri? Uri { get; set; }

    /// <summary>SHA-256 of the file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UriSet)]
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? Sha256 { get; set; }

    /// <summary>Address of a mirror. It replaces the host of the address, and its path is put before the path of the address.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Parameter(ParameterSetName = UriSet)]
    [ValidateNotNull]
    public Uri? MirrorUri { get; set; }

    /// <summary>Address of a proxy. The default is the proxy of the system.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Parameter(ParameterSetName = UriSet)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>Installs a model again, and replaces a model of the same name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (ParameterSetName != NameSet && Name is { Length: > 1 }) throw new ArgumentException($"-{ParameterSetName} installs one model. Specify one -Name.");
        foreach (var (name, address) in ((string, Uri?)[])[(nameof(Uri), Uri), (nameof(MirrorUri), MirrorUri), (nameof(Proxy), Proxy)])
        {
            if (address is { IsAbsoluteUri: false }) throw new ArgumentException($"-{name} '{address}' is not an absolute address such as https://models.example.com.");
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        switch (ParameterSetName)
        {
            case PathSet:
                var path = await pipeline.InvokeAsync(() => RecordingPaths.ResolveNew(this, Path!)).ConfigureAwait(false);
                await RunAsync(pipeline, path, $"file {path}", "Install", (installer, progress) => FromFileAsync(installer, path, progress, cancel)).ConfigureAwait(false);
                break;
            case UriSet:
                await RunAsync(
                    pipeline, Uri!, $"model at {Uri!.GetLeftPart(UriPartial.Path)}", "Download and install",
                    (installer, progress) => installer.InstallFromUriAsync(Uri!, Sha256!, Options(), progress, cancel)).ConfigureAwait(false);
                break;
            default:
                foreach (var name in Name!)
                {
                    CatalogModel? model = null;
                    await ForItemAsync(pipeline, name, () =>
                    {
                        model = ModelCatalog.Get(name);
                        return Task.CompletedTask;
                    }).ConfigureAwait(false);
                    if (model is null) continue;
                    await RunAsync(
                        pipeline, model.Name, $"model {model.Name} ({SymblFormat.Bytes(model.Bytes)}, license {model.License})",
                        $"Download from {(MirrorUri ?? model.Uri).Host} and install",
                        (installer, progress) => installer.InstallAsync(model, Options(), progress, cancel)).ConfigureAwait(false);
                }

                break;
        }
    }

    private async Task RunAsync(
        IPipeline pipeline, object item, string target, string action, Func<ModelInstaller, IProgress<InstallProgress>, Task<InstallResult>> install)
    {
        if (!await ShouldProcessAsync(pipeline, target, action).ConfigureAwait(false)) return;
        await ForItemAsync(pipeline, item, async () =>
        {
            var store = new ModelStore();
            InstallResult result;
            using (var reporter = new ProgressReporter(pipeline, $"Installing the {target}", Time))
                result = await install(new ModelInstaller(store), new InstallReport(reporter)).ConfigureAwait(false);
            if (result.WasInstalled) pipeline.Verbose($"The model '{result.Model.Name}' is installed already.");
            if (result.BecameDefault) pipeline.Verbose($"The model '{result.Model.Name}' is now the default recognizer of the local server.");
            await pipeline.WriteAsync(ModelObjects.Of(result.Model, store)).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private Task<InstallResult> FromFileAsync(ModelInstaller installer, string path, IProgress<InstallProgress> progress, CancellationToken cancel)
    {
        if (Directory.Exists(path)) throw new ArgumentException($"'{path}' is a folder. Specify the file of a model.");
        return installer.InstallFromFileAsync(path, Sha256, Options(), progress, cancel);
    }

    private InstallOptions Options() => new()
    {
        Name = ParameterSetName == NameSet ? null : Name?[0],
        Mirror = MirrorUri,
        Proxy = Proxy is null ? null : new WebProxy(Proxy),
        Force = Force,
    };

    private sealed class InstallReport(ProgressReporter reporter) : IProgress<InstallProgress>
    {
        public void Report(InstallProgress value)
        {
            var bytes = value.TotalBytes is { } total ? $"{SymblFormat.Bytes(value.Bytes)} of {SymblFormat.Bytes(total)}" : SymblFormat.Bytes(value.Bytes);
            var status = value.Step switch
            {
                InstallStep.Waiting => "Waiting: another program installs this model",
                InstallStep.Downloading when value.BytesPerSecond is { } speed => $"{bytes}, {SymblFormat.Bytes((long)speed)}/s{Left(value.TimeLeft)}",
                InstallStep.Checking => $"Checking {bytes}",
                _ => bytes,
            };
            var percent = value.TotalBytes is > 0 ? (int)(100 * value.Bytes / value.TotalBytes.Value) : -1;
            reporter.Report(status, percent, value.TimeLeft is { } left ? (int)left.TotalSeconds : -1);
        }

        private static string Left(TimeSpan? left) => left is { } time ? $", {(int)time.TotalMinutes}:{time.Seconds:00} left" : string.Empty;
    }
}
