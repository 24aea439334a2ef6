using System.Net;
using System.Security;
using Symbl.Models.Store;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Connections;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Connection;

/// <summary>Connects to a Symbl service, or starts the local server and connects to it.</summary>
[Cmdlet(VerbsCommunications.Connect, "Symbl", DefaultParameterSetName = AutoSet)]
[OutputType(typeof(SymblConnection))]
[SymblOperation("generateToken")]
[SymblOperation("listConversations")]
public sealed class ConnectSymblCommand : SymblCmdlet
{
    private const string AutoSet = "Auto";
    private const string CredentialSet = "Credential";
    private const string ApplicationSet = "Application";
    private const string TokenSet = "AccessToken";
    private const string TokenUriSet = "TokenUri";
    private const string EnvironmentSet = "Environment";
    private const string ConfigSet = "Config";
    private const string LocalSet = "Local";

    /// <summary>Application id as user name, application secret as password.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CredentialSet)]
    [CredentialTransformation]
    public PSCredential? Credential { get; set; }

    /// <summary>Application id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ApplicationSet)]
    [ValidateNotNullOrEmpty]
    public string? AppId { get; set; }

    /// <summary>Application secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ApplicationSet)]
    [ValidateNotNull]
    public SecureString? AppSecret { get; set; }

    /// <summary>An access token from another source. It is not renewed when it expires.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>Address of a token server, which keeps the secret away from scripts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenUriSet)]
    [ValidateNotNull]
    public Uri? TokenUri { get; set; }

    /// <summary>Takes credentials from the <c>SYMBL_*</c> variables.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EnvironmentSet)]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>An INI file with <c>[credentials] app_id, app_secret</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConfigSet)]
    [ValidateNotNullOrEmpty]
    public string? ConfigPath { get; set; }

    /// <summary>Starts the local server of the module, or joins the server that uses the data folder.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LocalSet)]
    public SwitchParameter Local { get; set; }

    /// <summary>Data folder of the local server.</summary>
    [Parameter(ParameterSetName = LocalSet)]
    [ValidateNotNullOrEmpty]
    public string? DataPath { get; set; }

    /// <summary>Loopback port of the local server. The default is a free port.</summary>
    [Parameter(ParameterSetName = LocalSet)]
    [ValidateRange(1, 65535)]
    public int Port { get; set; }

    /// <summary>
    /// Speech recognizer of the local server: an installed model, <c>none</c>, the address of a transcription service, or a JSON file that
    /// describes a command. The default is the recognizer of <c>Set-SymblRecognizer</c>.
    /// </summary>
    [Parameter(ParameterSetName = LocalSet)]
    [ArgumentCompleter(typeof(RecognizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Recognizer { get; set; }

    /// <summary>Lets the local server register voices, and name speakers by them.</summary>
    [Parameter(ParameterSetName = LocalSet)]
    public SwitchParameter KnownVoice { get; set; }

    /// <summary>
    /// Engine of the local server that distinguishes speakers by voice: <c>acoustic</c>, <c>neural</c>, an installed model of voices, or a
    /// JSON file that describes a command.
    /// </summary>
    [Parameter(ParameterSetName = LocalSet)]
    [ArgumentCompleter(typeof(DiarizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Diarizer { get; set; }

    /// <summary>Engine of the local server that finds speech: <c>acoustic</c>, <c>silero</c>, or an installed model.</summary>
    [Parameter(ParameterSetName = LocalSet)]
    [ArgumentCompleter(typeof(VoiceActivityCompleter))]
    [ValidateNotNullOrEmpty]
    public string? VoiceActivity { get; set; }

    /// <summary>Base address of the service.</summary>
    [Parameter(ParameterSetName = AutoSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ApplicationSet)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = TokenUriSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = ConfigSet)]
    [ValidateNotNull]
    public Uri? BaseUri { get; set; }

    /// <summary>Address of a proxy.</summary>
    [Parameter(ParameterSetName = AutoSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ApplicationSet)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = TokenUriSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = ConfigSet)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>Name of the connection.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The commands that use the connection by default: the ones of the process or of this runspace.</summary>
    [Parameter]
    public ConnectionScope Scope { get; set; }

    /// <summary>Outputs the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (BaseUri is { IsAbsoluteUri: false })
            throw new ArgumentException($"-BaseUri '{BaseUri}' is not an absolute address such as https://symbl.example.com.");
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var connection = Local ? await StartLocalAsync(pipeline, cancel).ConfigureAwait(false) : await ConnectAsync(pipeline, cancel).ConfigureAwait(false);
        SymblConnection? earlier;
        try
        {
            cancel.ThrowIfCancellationRequested();
            ConnectionScope? scope = MyInvocation.BoundParameters.ContainsKey(nameof(Scope)) ? Scope : null;
            // The pipeline's thread has the runspace of the command.
            earlier = await pipeline.InvokeAsync(() => ConnectionStore.Add(connection, scope)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await ConnectionFactory.CloseAsync(connection, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        if (earlier is not null)
        {
            pipeline.Verbose($"Closing the earlier connection '{earlier.Name}' to {earlier.BaseUri}.");
            await ConnectionFactory.CloseAsync(earlier, cancel).ConfigureAwait(false);
        }

        if (PassThru) await pipeline.WriteAsync(connection).ConfigureAwait(false);
    }

    private async Task<SymblConnection> StartLocalAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var directory = LocalServerFolder();
        var data = DataPath is null ? null : await pipeline.InvokeAsync(() => RecordingPaths.ResolveNew(this, DataPath)).ConfigureAwait(false);
        var recognizer = await ReadAsync(pipeline, Recognizer, text => RecognizerParameter.Read(text, new ModelStore(), cancel).Value).ConfigureAwait(false);
        var diarizer = await ReadAsync(pipeline, Diarizer, text => VoiceEngineParameter.ReadDiarizer(text, new ModelStore(), cancel)).ConfigureAwait(false);
        var activity = VoiceActivity is null ? null : VoiceEngineParameter.ReadActivity(VoiceActivity, new ModelStore(), cancel);
        using var progress = new ProgressReporter(pipeline, "Connecting to the local server", Time);
        using var ticker = Time.CreateTimer(_ => progress.Report("Starting"), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
        var server = await LocalServerLauncher.StartOrAttachAsync(
            new LocalServerOptions
            {
                ServerDirectory = directory,
                DataPath = data,
                Port = Port == 0 ? null : Port,
                Recognizer = recognizer,
                KnownVoices = KnownVoice,
                Diarizer = diarizer,
                VoiceActivity = activity,
                OwnerProcessId = Environment.ProcessId,
            },
            cancel).ConfigureAwait(false);
        pipeline.Verbose($"{(server.StartedHere ? "Started" : "Joined")} the local server at {server.BaseUri} (process {server.ProcessId}, data in '{server.DataPath}').");
        var connection = ConnectionFactory.CreateLocal(Name ?? "Local", server);
        try
        {
            await ConnectionFactory.ClientOf(connection).VerifyAsync(cancel).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await ConnectionFactory.CloseAsync(connection, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<string?> ReadAsync(IPipeline pipeline, string? given, Func<string, string> read) =>
        given is null ? null : read(await pipeline.InvokeAsync(() => RecognizerParameter.Resolve(this, given)).ConfigureAwait(false));

    private async Task<SymblConnection> ConnectAsync(IPipeline pipeline, CancellationToken cancel)
    {
        var found = await FindCredentialsAsync(pipeline).ConfigureAwait(false);
        var baseUri = BaseUri ?? found.BaseUri ?? CredentialSources.DefaultBaseUri;
        pipeline.Verbose($"Connecting to {baseUri} with credentials from {found.Origin}.");
        var connection = ConnectionFactory.Create(Name ?? baseUri.Host, baseUri, found.Tokens, Proxy is null ? null : new WebProxy(Proxy));
        try
        {
            await ConnectionFactory.ClientOf(connection).VerifyAsync(cancel).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Client.Dispose();
            throw;
        }
    }

    private async Task<FoundCredentials> FindCredentialsAsync(IPipeline pipeline)
    {
        FoundCredentials Of(ITokenSource tokens, string parameter) => new(tokens, null, string.Empty, parameter);
        switch (ParameterSetName)
        {
            case CredentialSet:
                return Of(FromCredential(Credential!), "-Credential");
            case ApplicationSet:
                return Of(new ApplicationTokenSource(AppId!, AppSecret!), "-AppId and -AppSecret");
            case TokenSet:
                return Of(new StaticTokenSource(AccessToken!), "-AccessToken");
            case TokenUriSet:
                return Of(new TokenServerSource(TokenUri!), "-TokenUri");
            case ConfigSet:
                return CredentialSources.FromConfig(
                    await pipeline.InvokeAsync(() => RecordingPaths.ResolveNew(this, ConfigPath!)).ConfigureAwait(false));
            case EnvironmentSet:
                return CredentialSources.FromEnvironment() ?? throw new ArgumentException(
                    $"No credentials in the environment. Set {CredentialSources.AppIdVariable} and {CredentialSources.AppSecretVariable}, "
                    + $"or {CredentialSources.AccessTokenVariable}, or {CredentialSources.TokenUriVariable}.");
        }

        if (CredentialSources.FromEnvironment() is { } environment) return environment;
        var folder = await pipeline.InvokeAsync(() => SessionState.Path.CurrentFileSystemLocation.ProviderPath).ConfigureAwait(false);
        if (CredentialSources.FindConfig(folder) is { } config) return CredentialSources.FromConfig(config);
        return Of(FromCredential(await AskAsync(pipeline).ConfigureAwait(false)), "the prompt");
    }

    private async Task<PSCredential> AskAsync(IPipeline pipeline)
    {
        const string ways = "Use Connect-Symbl -Local for the local server, or specify -Credential, -AppId with -AppSecret, -AccessToken, -TokenUri, "
            + "-ConfigPath, or the SYMBL_* variables.";
        if (Interactivity.IsOff) throw new ArgumentException("No credentials were specified, and -NonInteractive does not allow a prompt. " + ways);
        PSCredential? answer;
        try
        {
            answer = await pipeline.InvokeAsync(() => Host.UI.PromptForCredential(
                "Connect to Symbl", "Application id as user name, application secret as password.", string.Empty, string.Empty)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new ArgumentException("No credentials were specified, and this session cannot prompt for them. " + ways, e);
        }

        return answer ?? throw new ArgumentException("No credentials were specified. " + ways);
    }

    private static ApplicationTokenSource FromCredential(PSCredential credential) =>
        new(credential.UserName.TrimStart('\\'), credential.Password);

    internal static string LocalServerFolder()
    {
        // bin/<framework>/ and server/ are folders of the module.
        var bin = Path.GetDirectoryName(typeof(SymblConnection).Assembly.Location) ?? string.Empty;
        return Path.GetFullPath(Path.Combine(bin, "..", "..", "server"));
    }
}
