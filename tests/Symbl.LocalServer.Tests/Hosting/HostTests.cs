using Symbl.Domain.Recordings;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;
using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Tests.Support;
using Symbl.Platform.Processes;
using Xunit;

namespace Symbl.LocalServer.Tests.Hosting;

public sealed class HostTests
{
    [Fact]
    public async Task Conversations_credentials_and_tokens_outlive_a_restart()
    {
        using var folder = new TemporaryFolder();
        string id, token, credentials;
        await using (var first = await TestServer.StartAsync(dataPath: folder.Path))
        {
            id = await first.Client.SubmitAndWaitAsync(3);
            token = first.Client.Http.DefaultRequestHeaders.Authorization!.Parameter!;
            credentials = (string)first.Client.Credentials["appSecret"]!;
        }

        await using var second = await TestServer.StartAsync(dataPath: folder.Path);
        second.Client.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);

        Assert.Equal(credentials, (string)second.Client.Credentials["appSecret"]!);
        Assert.Equal(second.Ready.BaseUri, (string)second.Client.Credentials["baseUri"]!);
        Assert.Equal(Environment.ProcessId, (int)second.Client.Credentials["pid"]!);
        Assert.Equal(3, (await second.Client.MessagesAsync(id)).Count);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_the_user_can_read_secrets_and_data()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows protects the user's folder by its access list; there are no file modes.");
        using var folder = new TemporaryFolder();
        var data = folder.File("data");
        await using var server = await TestServer.StartAsync(dataPath: data);
        await server.Client.SubmitAndWaitAsync(1);
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(data, "credentials.json")));
        Assert.All(
            Directory.GetFileSystemEntries(data).Where(path => Path.GetFileName(path) != "server.pid"),
            path => Assert.Equal((path, UnixFileMode.None), (path, File.GetUnixFileMode(path) & others)));
    }

    [Fact]
    public async Task A_folder_rejects_a_second_server_until_the_first_has_stopped()
    {
        using var folder = new TemporaryFolder();
        await using (await TestServer.StartAsync(dataPath: folder.Path))
        {
            var refused = await Assert.ThrowsAsync<StartupException>(() => TestServer.StartAsync(dataPath: folder.Path));
            Assert.Equal(ExitCode.FolderInUse, refused.ExitCode);
            Assert.Contains(folder.Path, refused.Message);
            Assert.Contains($"process id {Environment.ProcessId}", refused.Message);
        }

        await using var next = await TestServer.StartAsync(dataPath: folder.Path);
    }

    [Fact]
    public async Task An_address_in_use_is_named()
    {
        await using var first = await TestServer.StartAsync();
        var refused = await Assert.ThrowsAsync<StartupException>(
            () => TestServer.StartAsync(options => options with { Urls = [new Uri(first.Ready.BaseUri!)] }));

        Assert.Equal(ExitCode.AddressInUse, refused.ExitCode);
        Assert.Contains(first.Ready.BaseUri!, refused.Message);
    }

    [Fact]
    public async Task Damaged_credentials_are_not_replaced_and_not_shown()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("credentials.json"), """{"appId":"a","appSecret":"hush""");
        var refused = await Assert.ThrowsAsync<StartupException>(() => TestServer.StartAsync(dataPath: folder.Path));

        Assert.Contains("is damaged", refused.Message);
        Assert.DoesNotContain("hush", refused.ToString());
        Assert.Contains("hush", await File.ReadAllTextAsync(folder.File("credentials.json")));
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        await using (await TestServer.StartAsync(dataPath: folder.Path))
        {
        }

        await using (var connection = new SqliteConnection($"Data Source={folder.File("symbl.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 1000";
            command.ExecuteNonQuery();
        }

        var refused = await Assert.ThrowsAsync<StartupException>(() => TestServer.StartAsync(dataPath: folder.Path));
        Assert.Contains("later version", refused.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("symbl.db"), new string('x', 5000));
        var refused = await Assert.ThrowsAsync<StartupException>(() => TestServer.StartAsync(dataPath: folder.Path));

        Assert.Contains("cannot be used", refused.Message);
    }

    [Fact]
    public async Task Invalid_fault_rules_prevent_the_start()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("faults.json"), """{"rules":[{"fault":"fire"}]}""");
        var refused = await Assert.ThrowsAsync<StartupException>(
            () => TestServer.StartAsync(options => options with { Testing = true, FaultsPath = folder.File("faults.json") }));

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains("'fire' is not one of", refused.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("open sesame")]
    public async Task Https_is_served_with_the_certificate_given(string? password)
    {
        using var folder = new TemporaryFolder();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = folder.File("server.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, password));
        using var loaded = ServerCertificate.Load(path, null, password);

        Assert.Equal((certificate.Thumbprint, true), (loaded.Thumbprint, loaded.HasPrivateKey));
        if (password is not null)
        {
            var refused = Assert.Throws<StartupException>(() => ServerCertificate.Load(path, null, "wrong"));
            Assert.Contains(path, refused.Message);
            return;
        }

        using var data = new TemporaryFolder();
        await using var server = await LocalServerHost.StartAsync(
            new ServerOptions { DataPath = data.Path, Urls = [new("https://127.0.0.1:0")], CertificatePath = path },
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions
                .AddSingleton<IRecordingProcessor>(services, new FixedTurnsProcessor()));
        using var http = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, given, _, _) => given!.Thumbprint == certificate.Thumbprint,
        });

        Assert.StartsWith("https://127.0.0.1:", server.Ready.BaseUri);
        Assert.Equal(401, (int)(await http.GetAsync(server.Ready.BaseUri + "/local/info")).StatusCode);
    }
}
