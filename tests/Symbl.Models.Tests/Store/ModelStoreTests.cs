using Symbl.Models.Installation;
using Symbl.Models.Store;

namespace Symbl.Models.Tests.Store;

public sealed class ModelStoreTests : IDisposable
{
    private static readonly byte[] Whisper = ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(1), " hello").ToBytes();
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_does_not_exist_has_no_models()
    {
        Assert.Empty(_folder.Store.List());
        var thrown = Assert.Throws<ModelException>(() => _folder.Store.Get("base.en"));
        Assert.Equal(ModelProblem.NotFound, thrown.Problem);
        Assert.Contains("Install-SymblModel base.en", thrown.WayOut);
    }

    [Fact]
    public async Task A_changed_file_is_found_by_its_length_or_by_its_hash()
    {
        var model = await InstallAsync("own");
        _folder.Store.Check(model, ModelRole.SpeechRecognition);

        await File.WriteAllBytesAsync(model.Path, Whisper[..^1]);
        Assert.Contains("bytes, not", Assert.Throws<ModelException>(() => _folder.Store.Verify(model)).Message);
        var changed = (byte[])Whisper.Clone();
        changed[^1] ^= 1;
        await File.WriteAllBytesAsync(model.Path, changed);
        File.SetLastWriteTimeUtc(model.Path, DateTime.UtcNow.AddMinutes(5));
        Assert.Contains("SHA-256", Assert.Throws<ModelException>(() => _folder.Store.Verify(model)).Message);
        File.Delete(model.Path);
        Assert.Contains("is missing", Assert.Throws<ModelException>(() => _folder.Store.Verify(model)).Message);
    }

    [Fact]
    public async Task A_file_with_another_time_and_the_same_content_is_trusted_again()
    {
        var model = await InstallAsync("own");
        var time = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(model.Path, time);

        _folder.Store.Verify(model);

        Assert.Contains("2020-01-02T03:04:05Z", await File.ReadAllTextAsync(Path.Combine(_folder.Store.Folder, "own.model.json")));
        _folder.Store.Verify(model);
    }

    [Fact]
    public async Task A_model_of_another_role_is_refused_by_name()
    {
        var path = _folder.Write("voices.onnx", OnnxBytes.Embedding);
        var model = (await _folder.Installer().InstallFromFileAsync(path, null, new InstallOptions(), null, default)).Model;

        Assert.Contains(
            "'voices' is a speaker embedding model, not a speech recognition model",
            Assert.Throws<ModelException>(() => _folder.Store.Check(model, ModelRole.SpeechRecognition)).Message);
    }

    [Fact]
    public async Task Removal_takes_all_files_and_the_default()
    {
        await InstallAsync("own");
        await File.WriteAllTextAsync(Path.Combine(_folder.Store.Folder, "own.part"), "x");
        await File.WriteAllTextAsync(Path.Combine(_folder.Store.Folder, "owner.bin"), "x");

        Assert.True(_folder.Store.Remove("OWN"));

        Assert.Equal(["owner.bin", "settings.json"], _folder.Files);
        Assert.Null(_folder.Store.Default.Get());
        Assert.Throws<ModelException>(() => _folder.Store.Remove("own"));
    }

    [Fact]
    public async Task Removal_of_another_model_keeps_the_default()
    {
        await InstallAsync("first");
        await InstallAsync("second");

        Assert.False(_folder.Store.Remove("second"));
        Assert.Equal("first", _folder.Store.Default.Get()!.Value);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"name":"own","file":"../../own.bin","sha256":"0123456789012345678901234567890123456789012345678901234567890123"}""")]
    [InlineData("""{"name":"other","file":"own.bin","sha256":"0123456789012345678901234567890123456789012345678901234567890123"}""")]
    public async Task A_damaged_description_hides_one_model_only(string text)
    {
        await InstallAsync("own");
        await InstallAsync("good");
        await File.WriteAllTextAsync(Path.Combine(_folder.Store.Folder, "own.model.json"), text);

        Assert.Equal("good", Assert.Single(_folder.Store.List()).Name);
        Assert.Contains("is damaged", Assert.Throws<ModelException>(() => _folder.Store.Find("own")).Message);
        _folder.Store.Remove("own");
    }

    private async Task<InstalledModel> InstallAsync(string name)
    {
        var path = _folder.Write("source.bin", Whisper);
        return (await _folder.Installer().InstallFromFileAsync(path, null, new InstallOptions { Name = name }, null, default)).Model;
    }
}
