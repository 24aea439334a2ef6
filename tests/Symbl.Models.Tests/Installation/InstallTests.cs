using Symbl.Models.Installation;

namespace Symbl.Models.Tests.Installation;

public sealed class InstallTests : IDisposable
{
    private static readonly byte[] Model = OnnxBytes.Embedding;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_installed_with_its_hash_role_and_source()
    {
        var path = _folder.Write("ggml-own.bin", ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(1), " hello").ToBytes());

        var result = await FromFileAsync(path);

        var found = _folder.Store.Get("OWN");
        Assert.Equal(result.Model, found);
        Assert.Equal(("own", ModelRole.SpeechRecognition, path, "unknown"), (found.Name, found.Role, found.Source, found.License));
        Assert.Equal(TempFolder.Hash(await File.ReadAllBytesAsync(found.Path)), found.Sha256);
        Assert.True(File.Exists(path));
        Assert.Equal(["own.bin", "own.model.json", "settings.json"], _folder.Files);
    }

    [Fact]
    public async Task A_file_with_another_hash_is_not_installed()
    {
        var path = _folder.Write("own.onnx", Model);

        var thrown = await Assert.ThrowsAsync<ModelException>(() => FromFileAsync(path, new string('0', 64)));

        Assert.Equal(ModelProblem.WrongHash, thrown.Problem);
        Assert.Contains(TempFolder.Hash(Model), thrown.Message);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("zz4e2f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f8f")]
    public async Task A_hash_that_is_none_is_refused(string hash)
    {
        var thrown = await Assert.ThrowsAsync<ModelException>(() => FromFileAsync(_folder.Write("own.onnx", Model), hash));

        Assert.Equal(ModelProblem.InvalidInput, thrown.Problem);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("none")]
    [InlineData("NUL.bin")]
    [InlineData("name.json")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("end.")]
    public async Task A_name_that_is_no_file_name_is_refused(string name)
    {
        var path = _folder.Write("own.onnx", Model);

        var thrown = await Assert.ThrowsAsync<ModelException>(() => _folder.Installer().InstallFromFileAsync(path, null, new InstallOptions { Name = name }, null, default));

        Assert.Equal(ModelProblem.InvalidInput, thrown.Problem);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_file_named_as_a_model_of_the_catalog_must_have_its_content()
    {
        var thrown = await Assert.ThrowsAsync<ModelException>(() => FromFileAsync(_folder.Write("ggml-base.en.bin", Model)));

        Assert.Contains("The catalog has a model 'base.en' of other content", thrown.Message);
        Assert.Contains("-Name", thrown.WayOut);
    }

    [Fact]
    public async Task A_model_that_is_installed_is_not_installed_again()
    {
        var path = _folder.Write("own.onnx", Model);
        var first = await FromFileAsync(path);

        var second = await FromFileAsync(path);

        Assert.True(second.WasInstalled);
        Assert.Equal(first.Model.InstalledAt, second.Model.InstalledAt);
    }

    [Fact]
    public async Task A_model_of_the_same_name_and_other_content_is_replaced_only_with_force()
    {
        await FromFileAsync(_folder.Write("own.onnx", Model));
        var other = _folder.Write("own.onnx", OnnxBytes.Model(["other"]));

        var thrown = await Assert.ThrowsAsync<ModelException>(() => FromFileAsync(other));
        Assert.Equal(TempFolder.Hash(Model), _folder.Store.Get("own").Sha256);
        var replaced = await _folder.Installer().InstallFromFileAsync(other, null, new InstallOptions { Force = true }, null, default);

        Assert.Contains("-Force", thrown.WayOut);
        Assert.NotEqual(TempFolder.Hash(Model), replaced.Model.Sha256);
        _folder.Store.Verify(replaced.Model);
    }

    [Fact]
    public async Task A_damaged_model_is_installed_again()
    {
        var path = _folder.Write("own.onnx", Model);
        var first = await FromFileAsync(path);
        await File.WriteAllBytesAsync(first.Model.Path, new byte[Model.Length]);

        var second = await FromFileAsync(path);

        Assert.False(second.WasInstalled);
        _folder.Store.Verify(second.Model);
    }

    [Fact]
    public async Task Two_installations_at_once_download_once()
    {
        await using var host = new ModelHost(Model) { WaitAt = 50 };
        var waits = new TaskCompletionSource();
        var address = new Uri(host.BaseUri, "model.onnx");
        var first = _folder.Installer().InstallFromUriAsync(address, TempFolder.Hash(Model), new InstallOptions(), null, default);
        await WaitAsync(() => !host.Requests.IsEmpty);
        var second = _folder.Installer().InstallFromUriAsync(
            address, TempFolder.Hash(Model), new InstallOptions(),
            new Reports(report =>
            {
                if (report.Step == InstallStep.Waiting)
                    waits.TrySetResult();
            }),
            default);
        await waits.Task.WaitAsync(TimeSpan.FromSeconds(30));
        host.Continue.SetResult();

        Assert.Equal((false, true), ((await first).WasInstalled, (await second).WasInstalled));
        Assert.Single(host.Requests);
    }

    [Fact]
    public async Task A_model_that_is_being_installed_is_not_removed()
    {
        await using var host = new ModelHost(Model) { WaitAt = 50 };
        var install = _folder.Installer().InstallFromUriAsync(new Uri(host.BaseUri, "model.onnx"), TempFolder.Hash(Model), new InstallOptions(), null, default);
        await WaitAsync(() => _folder.Files.Contains("model.part"));

        var thrown = Assert.Throws<ModelException>(() => _folder.Store.Remove("model"));
        host.Continue.SetResult();
        await install;

        Assert.Contains("is being installed by another program", thrown.Message);
    }

    [Fact]
    public async Task A_disk_without_enough_space_is_reported_before_the_download()
    {
        await using var host = new ModelHost(Model);
        var seams = new InstallSeams { FreeSpace = _ => 100 };

        var thrown = await Assert.ThrowsAsync<ModelException>(() => _folder.Installer(seams).InstallFromUriAsync(
            new Uri(host.BaseUri, "model.onnx"), TempFolder.Hash(Model), new InstallOptions(), null, default));

        Assert.Equal(ModelProblem.DiskFull, thrown.Problem);
        Assert.Contains("SYMBL_MODELS_PATH", thrown.WayOut);
    }

    [Fact]
    public async Task A_disk_that_becomes_full_is_reported_and_the_download_continues_later()
    {
        await using var host = new ModelHost(Model);
        var address = new Uri(host.BaseUri, "model.onnx");
        var seams = new InstallSeams { OpenPart = path => new FullDisk(path) };

        var thrown = await Assert.ThrowsAsync<ModelException>(
            () => _folder.Installer(seams).InstallFromUriAsync(address, TempFolder.Hash(Model), new InstallOptions(), null, default));
        var copy = await Assert.ThrowsAsync<ModelException>(
            () => _folder.Installer(seams).InstallFromFileAsync(_folder.Write("own.onnx", Model), null, new InstallOptions(), null, default));
        await _folder.Installer().InstallFromUriAsync(address, TempFolder.Hash(Model), new InstallOptions(), null, default);

        Assert.Equal((ModelProblem.DiskFull, ModelProblem.DiskFull), (thrown.Problem, copy.Problem));
        Assert.Contains("the disk is full", thrown.Message);
        Assert.Equal(["model.model.json", "model.onnx"], _folder.Files);
    }

    [Fact]
    public void An_unknown_name_lists_names_like_it()
    {
        var thrown = Assert.Throws<ModelException>(() => ModelCatalog.Get("base_en"));

        Assert.Contains("base.en", thrown.Message);
        Assert.Contains("-Path", thrown.WayOut);
    }

    [Fact]
    public void The_catalog_is_sound()
    {
        Assert.Equal(ModelCatalog.All.Count, ModelCatalog.All.Select(model => model.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(ModelCatalog.All.Count, ModelCatalog.All.Select(model => model.Sha256).Distinct().Count());
        Assert.All(ModelCatalog.All, model =>
        {
            Assert.Matches("^[0-9a-f]{64}$", model.Sha256);
            Assert.Equal("https", model.Uri.Scheme);
            Assert.NotEqual(ModelRole.Other, model.Role);
            Assert.Equal(model, ModelCatalog.Get(model.Name.ToUpperInvariant()));
        });
    }

    private Task<InstallResult> FromFileAsync(string path, string? hash = null) =>
        _folder.Installer().InstallFromFileAsync(path, hash, new InstallOptions(), null, default);

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var limit = DateTime.UtcNow.AddSeconds(30); !condition() && DateTime.UtcNow < limit;)
            await Task.Yield();
        Assert.True(condition());
    }

    private sealed class Reports(Action<InstallProgress> onReport) : IProgress<InstallProgress>
    {
        public void Report(InstallProgress value) => onReport(value);
    }

    /// <summary>A file on a disk that has place for 64 bytes.</summary>
    private sealed class FullDisk(string path) : MemoryStream
    {
        private const int NoSpace = 28;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            using var file = new FileStream(path, FileMode.Append);
            file.Write(buffer.Span[..Math.Min(buffer.Length, 64)]);
            return buffer.Length > 64 ? throw new IOException("No space left on device", NoSpace) : ValueTask.CompletedTask;
        }
    }
}
