using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Connections;

/// <summary>Selection of the connection, sources of credentials, and secrecy.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const string Canary = "c4nary-s3cret-value";
    private static readonly string[] Variables = ["SYMBL_APP_ID", "SYMBL_APP_SECRET", "SYMBL_ACCESS_TOKEN", "SYMBL_TOKEN_URI", "SYMBL_BASE_URI"];
    private readonly Session _session = new();
    private readonly RawServer _server = new((_, line, stream, _) => RawServer.RespondAsync(stream, 200,
        line.Contains("token", StringComparison.Ordinal) ? RawServer.Token() : """{"conversations":[],"messages":[]}"""));

    public void Dispose()
    {
        foreach (var variable in Variables) Environment.SetEnvironmentVariable(variable, null);
        _session.Dispose();
        _server.Dispose();
    }

    private string WithToken(string more = "") =>
        $"Connect-Symbl -BaseUri {_server.BaseUri} -AccessToken ([System.Net.NetworkCredential]::new('', '{Canary}')).SecurePassword {more}";

    [Fact]
    public void Second_runspace_uses_the_process_default_until_it_connects()
    {
        _session.Run(WithToken("-Name First")).ThrowIfFailed();
        using var second = new Session();
        second.Run("Get-SymblMessage 1").ThrowIfFailed();
        second.Run(WithToken("-Name Second")).ThrowIfFailed();
        Assert.Equal("Second", second.Run("(Get-SymblConnection)[0].Name").Single<string>());
        Assert.Equal("First", _session.Run("(Get-SymblConnection)[0].Name").Single<string>());
        second.Run("Disconnect-Symbl").ThrowIfFailed();
        _session.Run("Get-SymblMessage 1").ThrowIfFailed();
        _session.Run("Disconnect-Symbl").ThrowIfFailed();
        Assert.StartsWith("Symbl.NotConnected,", _session.Run("Get-SymblMessage 1").TerminatingRecord!.FullyQualifiedErrorId);
    }

    [Fact]
    public void Connection_parameter_accepts_name_and_object_and_rejects_a_closed_one()
    {
        _session.Run($"$c = {WithToken("-Name One -PassThru")}; {WithToken("-Name Two")}").ThrowIfFailed();
        _session.Run("Get-SymblMessage 1 -Connection One; Get-SymblMessage 1 -Connection $c").ThrowIfFailed();
        Assert.True(_session.Run("Test-SymblConnection One").Single<bool>());
        Assert.Contains("There is no connection named 'Three'", _session.Run("Get-SymblMessage 1 -Connection Three").Terminating!.Message);
        _session.Run("$c | Disconnect-Symbl").ThrowIfFailed();
        Assert.Contains("was closed", _session.Run("Get-SymblMessage 1 -Connection $c").Terminating!.Message);
        Assert.Equal("Two", _session.Run("(Get-SymblConnection).Name").Single<string>());
        Assert.False(_session.Run("Test-SymblConnection Three").Single<bool>());
    }

    [Fact]
    public void Connection_of_the_same_name_is_replaced()
    {
        _session.Run($"{WithToken("-Name Same")}; {WithToken("-Name same")}").ThrowIfFailed();
        Assert.Single(_session.Run("Get-SymblConnection").Output);
    }

    [Fact]
    public void Environment_variables_connect_implicitly()
    {
        Environment.SetEnvironmentVariable("SYMBL_BASE_URI", _server.BaseUri.ToString());
        Environment.SetEnvironmentVariable("SYMBL_APP_ID", "app");
        Environment.SetEnvironmentVariable("SYMBL_APP_SECRET", Canary);
        _session.Run("Get-SymblMessage 1; Get-SymblMessage 2").ThrowIfFailed();
        // One token serves both commands.
        Assert.Equal(1, _server.Requests.Count(r => r.Contains("token:generate")));
        _session.Run("Connect-Symbl -FromEnvironment").ThrowIfFailed();

        Environment.SetEnvironmentVariable("SYMBL_APP_SECRET", null);
        var half = _session.Run("Connect-Symbl -FromEnvironment").TerminatingRecord!;
        Assert.Contains("SYMBL_APP_SECRET is not", half.Exception.Message);
    }

    [Fact]
    public void Configuration_file_has_the_format_of_the_Python_SDK()
    {
        using var config = new TempFile($"# mine\n[other]\napp_id = no\n[credentials]\napp_id=app\napp_secret = {Canary}\n", ".conf");
        _session.Run($"Connect-Symbl -ConfigPath '{config.Path}' -BaseUri {_server.BaseUri}").ThrowIfFailed();
        using var without = new TempFile("[credentials]\napp_id=app\n", ".conf");
        var record = _session.Run($"Connect-Symbl -ConfigPath '{without.Path}' -BaseUri {_server.BaseUri}").TerminatingRecord!;
        Assert.Contains("app_secret", record.Exception.Message);
        Assert.Contains(without.Path, record.Exception.Message);
    }

    [Fact]
    public void Token_server_and_credential_connect()
    {
        _session.Run($"Connect-Symbl -TokenUri {_server.BaseUri}my-token -BaseUri {_server.BaseUri}; Get-SymblMessage 1").ThrowIfFailed();
        _session.Run($"Connect-Symbl -Credential ([pscredential]::new('app', ([System.Net.NetworkCredential]::new('', 's')).SecurePassword)) -BaseUri {_server.BaseUri}").ThrowIfFailed();
        Assert.Contains(_server.Requests, r => r.Contains("/my-token"));
        Assert.Contains(_server.Requests, r => r.Contains("/oauth2/token:generate"));
    }

    [Fact]
    public void Secrets_do_not_appear_in_any_stream()
    {
        var outcome = _session.Run($"$VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; {WithToken("-PassThru")}; Get-SymblMessage 1; Get-SymblConnection; Get-SymblJob 7; Invoke-SymblRestMethod /v1/x -Header @{{ 'Content-Length' = 'x' }}");
        Assert.DoesNotContain(Canary, outcome.Streams);
        var properties = _session.Run("Get-SymblConnection").Output[0].Properties.Select(p => p.Value?.ToString());
        Assert.DoesNotContain(properties, p => p?.Contains(Canary) == true);
        Assert.Contains(_server.Heads, h => h.Contains(Canary));
    }

    [Fact]
    public async Task Local_server_starts_and_stops_with_the_connection()
    {
        var data = Path.Combine(Path.GetTempPath(), "symblps-local-" + Guid.NewGuid().ToString("N"));
        try
        {
            var id = _session.Run($"(Connect-Symbl -Local -DataPath '{data}' -PassThru).ServerProcessId").ThrowIfFailed().Single<int>();
            Assert.True(IsAlive(id));
            // A second session joins the server of the data folder and does not stop it.
            using (var second = new Session())
            {
                Assert.Equal(id, second.Run($"(Connect-Symbl -Local -DataPath '{data}' -PassThru).ServerProcessId").ThrowIfFailed().Single<int>());
                Assert.True(second.Run("Test-SymblConnection").Single<bool>());
            }

            Assert.True(IsAlive(id));
            Assert.True(_session.Run("Test-SymblConnection").Single<bool>());
            _session.Run("Remove-Module SymblPS").ThrowIfFailed();
            Assert.True(await Poll.UntilAsync(() => !IsAlive(id)));
        }
        finally
        {
            if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
