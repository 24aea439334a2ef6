using Symbl.Models.Installation;
using Symbl.Models.Selection;

namespace Symbl.Models.Tests.Installation;

public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Small = OnnxBytes.Embedding;
    private static readonly byte[] Large = ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(1), " hello").ToBytes();
    private static readonly InstallSeams Once = new() { Retries = 0, Pause = TimeSpan.Zero };
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_download_that_ends_after_any_byte_continues_at_the_next_call()
    {
        for (var cut = 0; cut < Small.Length; cut++)
            await ContinuesAsync(Small, cut, "small");
    }

    [Fact]
    public async Task A_large_download_that_ends_anywhere_continues_at_the_next_call()
    {
        for (var cut = 1L; cut < Large.Length; cut += 400_321)
            await ContinuesAsync(Large, cut, "large");
        await ContinuesAsync(Large, Large.Length - 1, "large");
    }

    [Fact]
    public async Task Dropped_connections_are_repeated_from_the_last_byte()
    {
        await using var host = new ModelHost(Small);
        host.Special = request =>
        {
            // Each response brings 20 bytes more.
            host.CutAt = (request.Range ?? 0) + 20;
            return null;
        };

        var result = await InstallAsync(host, Small);

        Assert.Equal(Small, await File.ReadAllBytesAsync(result.Model.Path));
        Assert.Equal(Enumerable.Range(0, host.Requests.Count).Select(i => i == 0 ? (long?)null : i * 20), host.Requests.Select(request => request.Range));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_delivers_from_the_start()
    {
        await using var host = new ModelHost(Small) { CutAt = 50, Cuts = 1, IgnoresRange = true };

        var result = await InstallAsync(host, Small);

        Assert.Equal(Small, await File.ReadAllBytesAsync(result.Model.Path));
        Assert.Equal(2, host.Requests.Count);
    }

    [Fact]
    public async Task A_new_version_in_between_is_downloaded_from_the_start()
    {
        var other = (byte[])Small.Clone();
        other[20] ^= 1;
        await using var host = new ModelHost(other) { CutAt = 60, Cuts = 1, ETag = "\"old\"" };
        await Assert.ThrowsAsync<ModelException>(() => InstallAsync(host, Small, Once));
        (host.Content, host.ETag) = (Small, "\"new\"");

        var result = await InstallAsync(host, Small);

        Assert.Equal(Small, await File.ReadAllBytesAsync(result.Model.Path));
        Assert.Equal("\"old\"", host.Requests.Last().IfRange);
    }

    [Fact]
    public async Task Parts_of_two_versions_are_not_joined_even_if_the_server_does_not_tell()
    {
        var other = (byte[])Small.Clone();
        other[20] ^= 1;
        await using var host = new ModelHost(other) { CutAt = 60, Cuts = 1, ETag = null };
        await Assert.ThrowsAsync<ModelException>(() => InstallAsync(host, Small, Once));
        host.Content = Small;

        var result = await InstallAsync(host, Small);

        Assert.Equal(Small, await File.ReadAllBytesAsync(result.Model.Path));
        Assert.Equal([null, 60, null], host.Requests.Select(request => request.Range));
    }

    [Fact]
    public async Task A_part_that_is_whole_needs_no_further_byte()
    {
        await using var host = new ModelHost(Small);
        Directory.CreateDirectory(_folder.Store.Folder);
        await File.WriteAllBytesAsync(Path.Combine(_folder.Store.Folder, "model.part"), Small);

        var result = await InstallAsync(host, Small);

        Assert.Equal(Small, await File.ReadAllBytesAsync(result.Model.Path));
        Assert.Equal(Small.Length, Assert.Single(host.Requests).Range);
    }

    [Fact]
    public async Task A_part_that_is_too_long_is_downloaded_from_the_start()
    {
        await using var host = new ModelHost(Small);
        Directory.CreateDirectory(_folder.Store.Folder);
        await File.WriteAllBytesAsync(Path.Combine(_folder.Store.Folder, "model.part"), [.. Small, .. Small]);

        Assert.Equal(Small, await File.ReadAllBytesAsync((await InstallAsync(host, Small)).Model.Path));
    }

    [Fact]
    public async Task A_file_without_its_description_is_not_downloaded_again()
    {
        await using var host = new ModelHost(Small);
        var first = await InstallAsync(host, Small);
        File.Delete(Path.Combine(_folder.Store.Folder, "model.model.json"));

        await InstallAsync(host, Small);

        Assert.Equal(Small.Length, host.Requests.Last().Range);
        Assert.True(File.Exists(first.Model.Path));
    }

    [Fact]
    public async Task A_wrong_hash_leaves_nothing_behind_and_names_both_hashes()
    {
        await using var host = new ModelHost(Small);
        var wrong = new string('a', 64);

        var thrown = await Assert.ThrowsAsync<ModelException>(
            () => _folder.Installer().InstallFromUriAsync(new Uri(host.BaseUri, "model.onnx"), wrong, new InstallOptions(), null, default));

        Assert.Equal(ModelProblem.WrongHash, thrown.Problem);
        Assert.Contains(wrong, thrown.Message);
        Assert.Contains(TempFolder.Hash(Small), thrown.Message);
        Assert.Empty(_folder.Files);
        Assert.Null(_folder.Store.Default.Get());
    }

    [Fact]
    public async Task A_web_page_in_place_of_a_model_is_named()
    {
        await using var host = new ModelHost("<!doctype html><title>Log in</title>"u8.ToArray());
        var thrown = await Assert.ThrowsAsync<ModelException>(() => InstallAsync(host, Small));

        Assert.Contains("a web page (HTML)", thrown.Message);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task Content_with_the_right_hash_that_is_no_model_leaves_nothing_behind()
    {
        var zip = new byte[] { 0x50, 0x4B, 3, 4, 0, 0 };
        await using var host = new ModelHost(zip);

        var thrown = await Assert.ThrowsAsync<ModelException>(() => InstallAsync(host, zip));

        Assert.Contains("is a ZIP archive", thrown.Message);
        Assert.DoesNotContain(".part", thrown.Message);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_model_of_the_catalog_with_another_length_is_refused_before_the_download()
    {
        await using var host = new ModelHost(Large);

        var thrown = await Assert.ThrowsAsync<ModelException>(
            () => _folder.Installer().InstallAsync(ModelCatalog.Get("tiny.en"), new InstallOptions { Mirror = new Uri(host.BaseUri, "mirror/") }, null, default));

        Assert.Equal(ModelProblem.WrongHash, thrown.Problem);
        Assert.Contains($"offers {Large.Length} bytes, and the model has 77704715", thrown.Message);
        Assert.StartsWith("/mirror/ggerganov/whisper.cpp/resolve/", Assert.Single(host.Requests).Path);
        Assert.EndsWith("/ggml-tiny.en.bin", host.Requests.First().Path);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("404 Not Found", "has no file /model.onnx (404)")]
    [InlineData("403 Forbidden", "answered 403")]
    [InlineData("407 Proxy Authentication Required", "the proxy asks for a user name")]
    [InlineData("503 Service Unavailable", "answered 503")]
    public async Task A_refusal_of_the_host_names_its_status_and_the_ways_out(string status, string expected)
    {
        await using var host = new ModelHost(Small) { Special = _ => $"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" };

        var thrown = await Assert.ThrowsAsync<ModelException>(() => InstallAsync(host, Small));

        Assert.Equal(ModelProblem.Unreachable, thrown.Problem);
        Assert.Contains(expected, thrown.Message);
        Assert.Contains("-Path", thrown.WayOut);
        Assert.Contains("-MirrorUri", thrown.WayOut);
        Assert.Equal(status.StartsWith('5') ? 6 : 1, host.Requests.Count);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_host_that_is_busy_for_a_moment_is_asked_again()
    {
        await using var host = new ModelHost(Small);
        host.Special = _ => host.Requests.Count <= 2 ? "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : null;

        Assert.False((await InstallAsync(host, Small)).WasInstalled);
        Assert.Equal(3, host.Requests.Count);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_names_the_ways_out()
    {
        var thrown = await Assert.ThrowsAsync<ModelException>(() => _folder.Installer().InstallFromUriAsync(
            new Uri("https://no-such-host.invalid/model.onnx"), TempFolder.Hash(Small), new InstallOptions(), null, default));

        Assert.Equal(ModelProblem.Unreachable, thrown.Problem);
        Assert.Contains("no-such-host.invalid", thrown.Message);
        Assert.Contains("-MirrorUri", thrown.WayOut);
    }

    [Theory]
    [InlineData("/other/model.onnx", null)]
    [InlineData("http://192.0.2.1/model.onnx", "http://192.0.2.1")]
    [InlineData("ftp://127.0.0.1/model.onnx", "ftp://127.0.0.1")]
    public async Task A_redirection_stays_on_https_or_on_this_machine(string location, string? refused)
    {
        await using var host = new ModelHost(Small);
        host.Special = request => request.Path == "/model.onnx" ? $"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" : null;

        var install = InstallAsync(host, Small);

        if (refused is null)
            Assert.Equal(TempFolder.Hash(Small), (await install).Model.Sha256);
        else
            Assert.Contains(refused, (await Assert.ThrowsAsync<ModelException>(() => install)).Message);
    }

    [Fact]
    public async Task A_circle_of_redirections_ends()
    {
        await using var host = new ModelHost(Small) { Special = _ => "HTTP/1.1 302 Found\r\nLocation: /model.onnx\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" };

        Assert.Contains("redirects more than", (await Assert.ThrowsAsync<ModelException>(() => InstallAsync(host, Small))).Message);
    }

    [Fact]
    public async Task A_silent_host_is_left()
    {
        await using var host = new ModelHost(Small) { WaitAt = 10 };
        var seams = new InstallSeams { Retries = 0, Silence = TimeSpan.FromMilliseconds(100) };

        Assert.Contains("sent nothing", (await Assert.ThrowsAsync<ModelException>(() => InstallAsync(host, Small, seams))).Message);
    }

    [Fact]
    public async Task A_canceled_download_continues_at_the_next_call()
    {
        await using var host = new ModelHost(Small) { WaitAt = 100 };
        using var cancel = new CancellationTokenSource();
        var progress = new Reports(report =>
        {
            if (report.Bytes == 100)
                cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _folder.Installer().InstallFromUriAsync(
            new Uri(host.BaseUri, "model.onnx"), TempFolder.Hash(Small), new InstallOptions(), progress, cancel.Token));
        host.WaitAt = null;
        await InstallAsync(host, Small);

        Assert.Equal([null, 100], host.Requests.Select(request => request.Range));
    }

    [Fact]
    public async Task The_progress_states_bytes_speed_and_time_left()
    {
        await using var host = new ModelHost(Large);
        var reports = new List<InstallProgress>();

        await _folder.Installer().InstallFromUriAsync(
            new Uri(host.BaseUri, "model.bin"), TempFolder.Hash(Large), new InstallOptions(), new Reports(reports.Add), default);

        var last = reports[^1];
        Assert.Equal((InstallStep.Downloading, Large.Length, (long?)Large.Length), (last.Step, last.Bytes, last.TotalBytes));
        Assert.True(last.BytesPerSecond > 0);
        Assert.Equal(TimeSpan.Zero, last.TimeLeft);
    }

    [Fact]
    public async Task A_chunked_response_without_a_length_is_read_to_its_end()
    {
        var text = $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nEntry\r\n0\r\n\r\n";
        await using var host = new ModelHost(Small) { Special = _ => text };

        Assert.Contains("a text that starts with \"Entry\"", (await Assert.ThrowsAsync<ModelException>(() => InstallAsync(host, Small))).Message);
    }

    [Fact]
    public async Task The_first_speech_model_becomes_the_default_and_no_other_one()
    {
        await using var host = new ModelHost(Large);
        await using var embedding = new ModelHost(Small);

        Assert.False((await InstallAsync(embedding, Small)).BecameDefault);
        var first = await _folder.Installer().InstallFromUriAsync(new Uri(host.BaseUri, "ggml-first.bin"), TempFolder.Hash(Large), new InstallOptions(), null, default);
        var second = await _folder.Installer().InstallFromUriAsync(new Uri(host.BaseUri, "second.bin"), TempFolder.Hash(Large), new InstallOptions(), null, default);

        Assert.Equal((true, false), (first.BecameDefault, second.BecameDefault));
        Assert.Equal((RecognizerKind.Model, "first"), (_folder.Store.Default.Get()!.Kind, _folder.Store.Default.Get()!.Value));
    }

    private async Task ContinuesAsync(byte[] content, long cut, string name)
    {
        await using var host = new ModelHost(content) { CutAt = cut, Cuts = 1 };
        var address = new Uri(host.BaseUri, $"{name}-{cut}.any");
        var hash = TempFolder.Hash(content);

        var thrown = await Assert.ThrowsAsync<ModelException>(() => _folder.Installer(Once).InstallFromUriAsync(address, hash, new InstallOptions(), null, default));
        Assert.Equal(ModelProblem.Unreachable, thrown.Problem);
        var result = await _folder.Installer(Once).InstallFromUriAsync(address, hash, new InstallOptions(), null, default);

        var installed = await File.ReadAllBytesAsync(result.Model.Path);
        Assert.True(content.AsSpan().SequenceEqual(installed));
        Assert.Equal([null, cut == 0 ? null : cut], host.Requests.Select(request => request.Range));
        Assert.DoesNotContain(_folder.Files, file => file.Contains(".part", StringComparison.Ordinal));
        File.Delete(result.Model.Path);
    }

    private Task<InstallResult> InstallAsync(ModelHost host, byte[] expected, InstallSeams? seams = null) => _folder.Installer(seams).InstallFromUriAsync(
        new Uri(host.BaseUri, "model.onnx"), TempFolder.Hash(expected), new InstallOptions(), null, default);

    private sealed class Reports(Action<InstallProgress> onReport) : IProgress<InstallProgress>
    {
        public void Report(InstallProgress value) => onReport(value);
    }
}
