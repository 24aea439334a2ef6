using System.Management.Automation;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.UserPath;

/// <summary>Errors: id, category, target, message, and the processing of the other items.</summary>
[Collection(LocalServerCollection.Name)]
public sealed class TroubleTests : IDisposable
{
    private readonly LocalServer _server;
    private readonly Session _session = new();

    public TroubleTests(LocalServer server) => _server = server;

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Missing_connection_is_an_error()
    {
        var record = _session.Run("Get-SymblMessage 1").TerminatingRecord!;
        Assert.StartsWith("Symbl.NotConnected,", record.FullyQualifiedErrorId);
        Assert.Contains("Connect-Symbl -Local", record.Exception.Message);
    }

    [Fact]
    public void Wrong_secret_is_an_authentication_error()
    {
        const string secret = "not-the-secret-4711";
        var outcome = _session.Run(
            $"Connect-Symbl -BaseUri {_server.BaseUri} -AppId {_server.AppId} -AppSecret ([System.Net.NetworkCredential]::new('', '{secret}')).SecurePassword");
        Assert.StartsWith("Symbl.AuthenticationFailed,", outcome.TerminatingRecord!.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, outcome.TerminatingRecord.CategoryInfo.Category);
        Assert.DoesNotContain(secret, outcome.Streams);
        Assert.Empty(_session.Run("Get-SymblConnection").Output);
    }

    [Fact]
    public void Unresolvable_platform_is_an_error()
    {
        // A name below the zone of the platform that does not resolve on any network.
        var record = _session.Run(
            "Connect-Symbl -BaseUri https://api.nowhere.symbl.ai -AccessToken ([System.Net.NetworkCredential]::new('', 'x')).SecurePassword").TerminatingRecord!;
        Assert.StartsWith("Symbl.PlatformUnreachable,", record.FullyQualifiedErrorId);
        var said = record.Exception.Message + record.ErrorDetails.RecommendedAction;
        Assert.Contains("Connect-Symbl -Local", said);
        Assert.Contains("-BaseUri", said);
    }

    [Fact]
    public void Plain_http_to_another_machine_is_rejected()
    {
        var record = _session.Run(
            "Connect-Symbl -BaseUri http://symbl.example.com -AccessToken ([System.Net.NetworkCredential]::new('', 'x')).SecurePassword").TerminatingRecord!;
        Assert.StartsWith("Symbl.InvalidParameter,", record.FullyQualifiedErrorId);
        Assert.Contains("https", record.Exception.Message);
    }

    [Fact]
    public void Address_without_a_listener_is_unreachable()
    {
        var record = _session.Run(
            "Connect-Symbl -BaseUri http://127.0.0.1:1 -AccessToken ([System.Net.NetworkCredential]::new('', 'x')).SecurePassword").TerminatingRecord!;
        Assert.StartsWith("Symbl.ServiceUnreachable,", record.FullyQualifiedErrorId);
        Assert.Contains("127.0.0.1:1", record.Exception.Message);
    }

    [Fact]
    public void Invalid_files_are_rejected_without_a_request_and_the_others_continue()
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        using var empty = new TempFile(0);
        var before = _session.Run("@(Get-SymblConversation).Count").Single<int>();
        var outcome = _session.Run(
            "$paths | Submit-SymblAudio",
            ("paths", new[] { "no-such-file.wav", Path.GetTempPath(), empty.Path, Repository.Sample, "no-*-match.wav" }));
        Assert.Single(outcome.Output);
        Assert.Equal(4, outcome.Errors.Count);
        Assert.All(outcome.Errors, e => Assert.Matches("^Symbl\\.(FileNotFound|FileNotReadable|InvalidParameter),", e.FullyQualifiedErrorId));
        Assert.Contains(outcome.Errors, e => e.FullyQualifiedErrorId.StartsWith("Symbl.FileNotFound,", StringComparison.Ordinal) && e.Exception.Message.Contains("no-such-file.wav"));
        Assert.Contains(outcome.Errors, e => Equals(e.TargetObject, empty.Path) && e.Exception.Message.Contains("empty"));
        Assert.Equal(before + 1, _session.Run("@(Get-SymblConversation).Count").Single<int>());
    }

    [Theory]
    [InlineData("-SpeakerCount 0")]
    [InlineData("-SpeakerCount 2 -SeparateChannel")]
    [InlineData("-ChannelSpeaker @{ 1 = 'Agent' }")]
    [InlineData("-SeparateChannel -ChannelSpeaker @{ left = 'Agent' }")]
    [InlineData("-SeparateChannel -ChannelSpeaker @{ 1 = 'Agent <nowhere>' }")]
    [InlineData("-ConfidenceThreshold 0.4")]
    [InlineData("-Timeout -5")]
    public void Invalid_parameters_end_the_command(string parameters)
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        var outcome = _session.Run($"Submit-SymblAudio $path {parameters}", ("path", Repository.Sample));
        Assert.NotNull(outcome.TerminatingRecord);
        Assert.Empty(outcome.Output);
        Assert.Equal(ErrorCategory.InvalidArgument,
            outcome.TerminatingRecord.CategoryInfo.Category is ErrorCategory.InvalidData ? ErrorCategory.InvalidArgument : outcome.TerminatingRecord.CategoryInfo.Category);
    }

    [Fact]
    public void Text_file_with_wav_extension_fails_with_a_reason()
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        using var text = new TempFile("This is not a recording.\n", ".wav");
        var outcome = _session.Run("Submit-SymblAudio $path -SpeakerCount 2 | Wait-SymblJob", ("path", text.Path));
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Symbl.JobFailed,", error.FullyQualifiedErrorId);
        Assert.Contains("text", error.Exception.Message);
        Assert.Contains("Submit-SymblText", error.ErrorDetails.RecommendedAction);
        Assert.Equal("failed", new PSObject(error.TargetObject).Properties["Status"].Value);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Truncated_recording_is_processed_with_a_note()
    {
        _session.Run(_server.ConnectScript).ThrowIfFailed();
        using var cut = new TempFile(0);
        File.WriteAllBytes(cut.Path, File.ReadAllBytes(Repository.Sample)[..50_000]);
        var outcome = _session.Run("(Submit-SymblAudio $path -SpeakerCount 2 -Wait).Provenance.Notes", ("path", cut.Path)).ThrowIfFailed();
        Assert.Contains(outcome.Warnings, warning => warning.Contains("The recording ends early", StringComparison.Ordinal));
        Assert.Contains(outcome.Output, note => note.ToString()!.Contains("missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wait_survives_a_server_restart_and_a_late_job_can_be_waited_for_again()
    {
        var server = new LocalServer();
        await server.InitializeAsync();
        try
        {
            _session.Run(server.ConnectScript).ThrowIfFailed();
            await FaultAsync(server, "stuck-job");
            _session.Run("$job = Submit-SymblAudio $path -SpeakerCount 2", ("path", Repository.Sample)).ThrowIfFailed();
            var late = Assert.Single(_session.Run("$job | Wait-SymblJob -Timeout 1").Errors);
            Assert.StartsWith("Symbl.Timeout,", late.FullyQualifiedErrorId);
            Assert.Equal(ErrorCategory.OperationTimeout, late.CategoryInfo.Category);
            var before = await JobRequestsAsync(server);
            var wait = Task.Run(() => _session.Run("$job | Wait-SymblJob -Timeout 60"));
            while (await JobRequestsAsync(server) == before) Assert.False(wait.IsCompleted);
            await server.KillAsync();
            await DropConnectionAsync(server.BaseUri.Port);
            await server.StartAsync();
            Assert.Equal("completed", (await wait).ThrowIfFailed().Output[0].Properties["Status"].Value);
            Assert.InRange(_session.Run("$job | Get-SymblMessage").ThrowIfFailed().Output.Count, 30, 80);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public void Submission_is_not_retried_after_a_broken_connection()
    {
        using var raw = new RawServer(async (_, line, stream, cancel) =>
        {
            if (line.StartsWith("GET", StringComparison.Ordinal))
            {
                await RawServer.RespondAsync(stream, 200, """{"conversations":[]}""");
                return;
            }

            var buffer = new byte[1000];
            await stream.ReadExactlyAsync(buffer, cancel);
            stream.Socket.LingerState = new LingerOption(true, 0);
        });
        using var file = new TempFile(300_000);
        _session.Run("Connect-Symbl -BaseUri $uri -AccessToken ([System.Net.NetworkCredential]::new('', 'x')).SecurePassword", ("uri", raw.BaseUri)).ThrowIfFailed();
        var outcome = _session.Run("Submit-SymblAudio -LiteralPath $path", ("path", file.Path));
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Symbl.SubmissionUncertain,", error.FullyQualifiedErrorId);
        Assert.Equal(file.Path, error.TargetObject);
        Assert.Equal(1, raw.Requests.Count(r => r.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Submission_waits_for_a_free_job()
    {
        var server = new LocalServer();
        await server.StartAsync("--max-jobs", "2");
        try
        {
            _session.Run(server.ConnectScript).ThrowIfFailed();
            var outcome = _session.Run("1..8 | ForEach-Object { $path } | Submit-SymblAudio -SpeakerCount 2 -ThrottleLimit 8 -Timeout 90 | Wait-SymblJob", ("path", Repository.Sample));
            outcome.ThrowIfFailed();
            Assert.Equal(8, outcome.Output.Select(o => o.Properties["ConversationId"].Value).Distinct().Count());
            Assert.Equal(8, _session.Run("@(Get-SymblConversation).Count").Single<int>());
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    // Accepts and drops one connection: the wait meets the missing server.
    private static async Task DropConnectionAsync(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var connection = await listener.AcceptSocketAsync(timeout.Token);
        connection.Close(0);
    }

    private static async Task<long> JobRequestsAsync(LocalServer server)
    {
        using var http = await ConnectAsync(server);
        var faults = await http.GetFromJsonAsync<System.Text.Json.JsonElement>("local/faults");
        return faults.GetProperty("rules")[1].GetProperty("applied").GetInt64();
    }

    private static async Task FaultAsync(LocalServer server, string fault)
    {
        using var http = await ConnectAsync(server);
        var rules = new object[]
        {
            new { fault, times = 1, delayMs = 4000, match = new { prefix = "/v1/process/" } },
            new { fault = "latency", delayMs = 0, match = new { prefix = "/v1/job/" } },
        };
        using var set = await http.PutAsJsonAsync("local/faults", new { rules });
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
    }

    private static async Task<HttpClient> ConnectAsync(LocalServer server)
    {
        var http = new HttpClient { BaseAddress = server.BaseUri };
        using var token = await http.PostAsJsonAsync("oauth2/token:generate", new { type = "application", appId = server.AppId, appSecret = server.AppSecret });
        var access = (await token.Content.ReadFromJsonAsync<Dictionary<string, System.Text.Json.JsonElement>>())!["accessToken"].GetString();
        http.DefaultRequestHeaders.Authorization = new("Bearer", access);
        return http;
    }
}
