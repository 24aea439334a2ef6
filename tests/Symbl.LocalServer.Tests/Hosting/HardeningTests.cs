using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Tests.Support;
using Symbl.Platform.Processes;
using Xunit;

namespace Symbl.LocalServer.Tests.Hosting;

/// <summary>The server keeps its secrets, and it answers failures of the disk with their cause.</summary>
public sealed class HardeningTests
{
    private static readonly object Text = new { messages = new[] { new { payload = new { content = "Hello." } } } };

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1:1")]
    public async Task Links_of_pages_ignore_the_host_header(string host)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/conversations/experiences/insights/list");
        request.Headers.Host = host;
        using var answer = await server.Client.Http.SendAsync(request);

        Assert.StartsWith($$"""{"url":"{{server.Ready.BaseUri}}/local/pages/""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("https://symbl.example.com")]
    [InlineData("https://example.com:8443/symbl/")]
    public async Task Links_of_pages_use_the_configured_base_address(string address)
    {
        await using var server = await TestServer.StartAsync(options => options with { BaseUri = new Uri(address) });
        var answer = await server.Client.GetAsync("/v1/conversations/experiences/insights/list");

        Assert.StartsWith($"{address.TrimEnd('/')}/local/pages/", (string)answer.Json["url"]!);
    }

    [Fact]
    public async Task Only_configured_origins_can_call_from_a_browser()
    {
        await using var server = await TestServer.StartAsync(options => options with { AllowedOrigins = ["https://app.example.com"] });
        await using var closed = await TestServer.StartAsync();

        Assert.Equal("https://app.example.com", await PreflightAsync(server, "https://app.example.com"));
        Assert.Null(await PreflightAsync(server, "https://evil.example"));
        Assert.Null(await PreflightAsync(server, "null"));
        Assert.Null(await PreflightAsync(closed, "https://app.example.com"));
    }

    private static async Task<string?> PreflightAsync(TestServer server, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/conversations");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "authorization");
        using var answer = await server.Client.Http.SendAsync(request);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }

    [Theory]
    [InlineData("--base-uri: 'symbl' is not a base address", "--base-uri", "symbl")]
    [InlineData("--base-uri: 'ftp://x' is not a base address", "--base-uri", "ftp://x")]
    [InlineData("--base-uri: 'https://a:b@x' is not a base address", "--base-uri", "https://a:b@x")]
    [InlineData("--allow-origin: '*' is not an origin", "--allow-origin", "*")]
    [InlineData("--allow-origin: 'https://x/path' is not an origin", "--allow-origin", "https://x/path")]
    public void A_wrong_address_option_is_refused(string message, params string[] arguments) =>
        Assert.Contains(message, Assert.Throws<StartupException>(() => CommandLine.Parse(arguments)).Message);

    [Fact]
    public void Address_options_have_environment_variables()
    {
        var options = CommandLine.Parse([], name => name switch
        {
            "SYMBL_LOCAL_BASE_URI" => "https://symbl.example.com",
            "SYMBL_LOCAL_ALLOWED_ORIGINS" => "https://a.example https://b.example:8443",
            _ => null,
        });

        Assert.Equal("https://symbl.example.com/", options.BaseUri!.AbsoluteUri);
        Assert.Equal(["https://a.example", "https://b.example:8443"], options.AllowedOrigins);
        Assert.Equal(["https://c.example"], CommandLine.Parse(["--allow-origin", "https://c.example"]).AllowedOrigins);
    }

    [Fact]
    public async Task The_log_contains_no_link_of_a_page_and_no_query()
    {
        var log = new CollectedLog();
        await using var server = await TestServer.StartAsync(
            options => options with { LogLevel = LogLevel.Trace }, configure: services => log.AddTo(services));
        var url = new Uri((string)(await server.Client.GetAsync("/v1/conversations/experiences/insights/list?includeCallScore=true")).Json["url"]!);
        Assert.Equal(200, (await server.Client.GetAsync(url.AbsolutePath)).Status);
        await server.Client.GetAsync("/v1/conversations?access_token=s3cret");

        var lines = log.Text;
        Assert.Contains("GET /local/pages/*** answered 200", lines);
        Assert.Contains("/v1/conversations/experiences/insights/list answered 200", lines);
        Assert.DoesNotContain(url.Segments[^1], lines);
        Assert.DoesNotContain("s3cret", lines);
        Assert.DoesNotContain("includeCallScore", lines);
    }

    [Fact]
    public async Task A_locked_database_is_named_and_the_next_submission_works()
    {
        await using var server = await TestServer.StartAsync(options => options with { MaxJobs = 1 });
        using (var other = new SqliteConnection($"Data Source={Path.Combine(server.Ready.DataPath, "symbl.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            var refused = await server.Client.PostJsonAsync("/v1/process/text", Text);

            Assert.Equal((503, "5"), (refused.Status, refused.RetryAfter));
            Assert.Contains("Another program has locked the database of the local server", refused.Message);
            Assert.Equal(200, (await server.Client.GetAsync("/v1/conversations")).Status);
        }

        // The failed submission holds no place among the jobs of the account.
        var (_, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", Text));
        await server.Client.WaitAsync(job, "completed");
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public void Files_of_the_data_folder_are_private()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        using (Symbl.Platform.Files.DataFolder.Open(folder.Path))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("server.pid")));
    }

    private sealed class CollectedLog : ILoggerProvider, ILogger
    {
        private readonly StringBuilder _text = new();

        public string Text
        {
            get
            {
                lock (_text)
                    return _text.ToString();
            }
        }

        public void AddTo(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
            Microsoft.Extensions.DependencyInjection.LoggingServiceCollectionExtensions.AddLogging(services, logging => logging.AddProvider(this));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_text)
                _text.AppendLine(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
