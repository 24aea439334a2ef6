using System.Security.Cryptography;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Inspection;
using Symbl.Models.Selection;
using Symbl.Models.Store;

namespace Symbl.Models.Installation;

/// <summary>
/// Installs models: by name, from an address, or from a file. A download that was interrupted continues. The content is compared with its SHA-256
/// before it gets the name of the model.
/// </summary>
public sealed class ModelInstaller
{
    private const int HashLength = 64;
    private const int BufferSize = 1 << 17;
    private readonly ModelStore _store;
    private readonly InstallSeams _seams;

    /// <summary>Creates an installer.</summary>
    /// <param name="store">The installed models.</param>
    public ModelInstaller(ModelStore store) : this(store, new InstallSeams()) { }

    internal ModelInstaller(ModelStore store, InstallSeams seams) => (_store, _seams) = (store, seams);

    /// <summary>Installs a model of the catalog.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Options.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancel">Cancels the installation. The next one continues it.</param>
    /// <exception cref="ModelException">The model was not installed.</exception>
    public Task<InstallResult> InstallAsync(CatalogModel model, InstallOptions options, IProgress<InstallProgress>? progress, CancellationToken cancel) =>
        DownloadAsync(
            new WantedModel(model.Name, model.Sha256, model.Uri.AbsoluteUri) { Address = DownloadAddress.WithMirror(model.Uri, options.Mirror), Bytes = model.Bytes },
            options, progress, cancel);

    /// <summary>Installs a model from an address.</summary>
    /// <param name="address">Address of the file.</param>
    /// <param name="sha256">SHA-256 of the file.</param>
    /// <param name="options">Options.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancel">Cancels the installation. The next one continues it.</param>
    /// <exception cref="ModelException">The model was not installed.</exception>
    public Task<InstallResult> InstallFromUriAsync(
        Uri address, string sha256, InstallOptions options, IProgress<InstallProgress>? progress, CancellationToken cancel)
    {
        var hash = CheckHash(sha256);
        var target = DownloadAddress.WithMirror(address, options.Mirror);
        var name = options.Name is { } given ? ModelName.Check(given) : ModelCatalog.FindByHash(hash)?.Name ?? ModelName.OfFile(target.LocalPath);
        // The query of an address can contain a secret.
        var source = new UriBuilder(address) { Query = string.Empty, Fragment = string.Empty }.Uri.AbsoluteUri;
        return DownloadAsync(new WantedModel(name, hash, source) { Address = target }, options, progress, cancel);
    }

    /// <summary>Installs a model from a file.</summary>
    /// <param name="path">Path of the file, which stays.</param>
    /// <param name="sha256">SHA-256 of the file; null to accept its content.</param>
    /// <param name="options">Options.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancel">Cancels the installation.</param>
    /// <exception cref="ModelException">The model was not installed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<InstallResult> InstallFromFileAsync(
        string path, string? sha256, InstallOptions options, IProgress<InstallProgress>? progress, CancellationToken cancel)
    {
        var expected = sha256 is null ? null : CheckHash(sha256);
        var length = new FileInfo(path).Length;
        // A file of another length is not of the catalog, so that its structure decides. That takes less time than its hash.
        if (ModelCatalog.All.All(model => model.Bytes != length))
            ModelInspector.Inspect(path);
        progress?.Report(new InstallProgress(InstallStep.Checking, 0, null, null));
        var actual = await Task.Run(() => ModelStore.Hash(path, cancel), cancel).ConfigureAwait(false);
        if (expected is not null && expected != actual)
        {
            throw new ModelException(
                ModelProblem.WrongHash, $"'{path}' has another SHA-256 than expected. Expected: {expected}. Actual: {actual}. Nothing was installed.",
                "Copy or download the file again, or compare the hash with its source.");
        }

        var name = options.Name is { } given ? ModelName.Check(given) : ModelCatalog.FindByHash(actual)?.Name ?? ModelName.OfFile(path);
        var wanted = new WantedModel(name, actual, path) { Bytes = length };
        if (wanted.Known is null)
            ModelInspector.Inspect(path);
        using var taken = await BeginAsync(wanted, options, progress, cancel).ConfigureAwait(false);
        if (FindSame(wanted, options, cancel) is { } installed)
            return installed;
        return Complete(wanted, await CopyAsync(wanted, path, progress, cancel).ConfigureAwait(false));
    }

    private async Task<InstallResult> DownloadAsync(WantedModel wanted, InstallOptions options, IProgress<InstallProgress>? progress, CancellationToken cancel)
    {
        using var taken = await BeginAsync(wanted, options, progress, cancel).ConfigureAwait(false);
        if (FindSame(wanted, options, cancel) is { } installed)
            return installed;
        TakeBackFile(wanted, options);
        using var part = await PartFile.OpenAsync(
            _store.Folder, wanted.Name, wanted.Sha256, _seams.OpenPart,
            (done, all) => progress?.Report(new InstallProgress(InstallStep.Checking, done, all, null)), cancel).ConfigureAwait(false);
        using var download = new ModelDownload(wanted, _store.Folder, options.Proxy, _seams, progress);
        try
        {
            await download.RunAsync(part, cancel).ConfigureAwait(false);
            if (part.IsContinued && part.Hash() != wanted.Sha256)
            {
                // The parts can be of two versions. One more download decides.
                part.Restart();
                await download.RunAsync(part, cancel).ConfigureAwait(false);
            }

            if (part.Hash() != wanted.Sha256)
                throw new UnexpectedContentException("its content has another SHA-256", part.Start(512));
            part.Flush();
            part.Dispose();
            if (wanted.Known is null)
                ModelInspector.Inspect(part.Path);
        }
        catch (UnexpectedContentException e)
        {
            throw Unexpected(wanted, part, e);
        }
        catch (ModelException e) when (e.Problem == ModelProblem.InvalidFile)
        {
            part.Delete();
            throw new ModelException(e.Problem, e.Message.Replace(part.Path, wanted.Source, StringComparison.Ordinal) + " Nothing was installed.", e.WayOut, e);
        }
        catch when (part.Length == 0)
        {
            // There is nothing to continue.
            part.Delete();
            throw;
        }

        var result = Complete(wanted, part.Path);
        part.DeleteState();
        return result;
    }

    /// <summary>Checks the name, and takes the lock of the model.</summary>
    private async Task<InstallLock> BeginAsync(WantedModel wanted, InstallOptions options, IProgress<InstallProgress>? progress, CancellationToken cancel)
    {
        if (ModelCatalog.Find(wanted.Name) is { } named && named.Sha256 != wanted.Sha256 && !options.Force)
        {
            throw new ModelException(
                ModelProblem.WrongHash,
                $"The catalog has a model '{named.Name}' of other content. Expected SHA-256: {named.Sha256}. Actual: {wanted.Sha256}. Nothing was installed.",
                "If the file should be that model, copy it again. If it is another model, specify another -Name.");
        }

        try
        {
            Directory.CreateDirectory(_store.Folder);
            return await InstallLock.TakeAsync(
                _store.Folder, wanted.Name, () => progress?.Report(new InstallProgress(InstallStep.Waiting, 0, null, null)), cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SafeFile.Failed(e, $"The folder '{_store.Folder}'");
        }
    }

    /// <summary>The result for a model that is installed already.</summary>
    private InstallResult? FindSame(WantedModel wanted, InstallOptions options, CancellationToken cancel)
    {
        if (options.Force)
            return null;
        try
        {
            if (_store.Find(wanted.Name) is not { } installed)
                return null;
            if (!installed.Sha256.Equals(wanted.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                throw new ModelException(
                    ModelProblem.InvalidInput,
                    $"A model named '{installed.Name}' with other content is installed (SHA-256 {installed.Sha256}). Nothing was changed.",
                    "Specify another -Name, or -Force to replace it.");
            }

            _store.Verify(installed, cancel);
            return new InstallResult(installed, WasInstalled: true, BecomesDefault(installed));
        }
        catch (ModelException e) when (e.Problem is ModelProblem.WrongHash or ModelProblem.InvalidFile)
        {
            // The installed file is damaged, so the model is installed again.
            return null;
        }
    }

    /// <summary>An interruption can leave the whole file without its description. It counts as a part, so that it is not downloaded again.</summary>
    private void TakeBackFile(WantedModel wanted, InstallOptions options)
    {
        if (options.Force || File.Exists(Path.Combine(_store.Folder, wanted.Name + ModelManifest.Extension)))
            return;
        var part = Path.Combine(_store.Folder, wanted.Name + ModelFiles.Part);
        foreach (var file in (string[])[ModelFiles.Ggml, ModelFiles.Onnx])
        {
            var whole = Path.Combine(_store.Folder, wanted.Name + file);
            if (!File.Exists(part) && File.Exists(whole))
                File.Move(whole, part);
        }
    }

    private async Task<string> CopyAsync(WantedModel wanted, string path, IProgress<InstallProgress>? progress, CancellationToken cancel)
    {
        DiskSpace.Require(wanted.Name, _store.Folder, wanted.Bytes!.Value, _seams.FreeSpace(_store.Folder));
        var copy = Path.Combine(_store.Folder, wanted.Name + ModelFiles.Copy);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
            using (var to = _seams.OpenPart(copy))
            {
                to.SetLength(0);
                var buffer = new byte[BufferSize];
                for (int read; (read = await from.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
                {
                    hash.AppendData(buffer, 0, read);
                    await to.WriteAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
                    progress?.Report(new InstallProgress(InstallStep.Copying, to.Position, wanted.Bytes, null));
                }

                if (to is FileStream file)
                    file.Flush(flushToDisk: true);
            }

            if (!Convert.ToHexString(hash.GetHashAndReset()).Equals(wanted.Sha256, StringComparison.OrdinalIgnoreCase))
                throw new ModelException(ModelProblem.WrongHash, $"'{path}' changed during the installation. Nothing was installed.", "Install the file again.");
            return copy;
        }
        catch (Exception e)
        {
            File.Delete(copy);
            if (e is IOException or UnauthorizedAccessException)
                throw SafeFile.Failed(e, $"The model '{wanted.Name}'");
            throw;
        }
    }

    /// <summary>Gives a checked file the name of the model, and describes it.</summary>
    private InstallResult Complete(WantedModel wanted, string file)
    {
        var found = wanted.Known is { } known
            ? new ModelDescription(known.Uri.AbsolutePath.EndsWith(ModelFiles.Onnx, StringComparison.Ordinal) ? ModelFormat.Onnx : ModelFormat.Ggml, known.Role, known.Description)
            : ModelInspector.Inspect(file);
        var name = wanted.Name + (found.Format == ModelFormat.Onnx ? ModelFiles.Onnx : ModelFiles.Ggml);
        var path = Path.Combine(_store.Folder, name);
        try
        {
            // Without its description a model is not installed, so an interruption between the steps leaves no half of one.
            File.Delete(Path.Combine(_store.Folder, wanted.Name + ModelManifest.Extension));
            File.Move(file, path, overwrite: true);
            var info = new FileInfo(path);
            var manifest = new ModelManifest(
                wanted.Name, name, info.Length, wanted.Sha256, found.Role, found.Text, wanted.Known?.License ?? "unknown", wanted.Source,
                _seams.Time.GetUtcNow(), info.LastWriteTimeUtc);
            manifest.Write(_store.Folder);
            var model = manifest.ToModel(_store.Folder);
            return new InstallResult(model, WasInstalled: false, BecomesDefault(model));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SafeFile.Failed(e, $"The model '{wanted.Name}'");
        }
    }

    private bool BecomesDefault(InstalledModel model)
    {
        if (model.Role != ModelRole.SpeechRecognition || _store.Default.Get() is not null)
            return false;
        _store.Default.Set(RecognizerChoice.Parse(model.Name));
        return true;
    }

    private static ModelException Unexpected(WantedModel wanted, PartFile part, UnexpectedContentException failure)
    {
        var start = failure.Start;
        var actual = part.Length > 0 && start.Length > 0 ? $" Expected: {wanted.Sha256}. Actual: {part.Hash()}." : $" Expected SHA-256: {wanted.Sha256}.";
        part.Delete();
        var kind = start.Length > 0 && FileKind.Of(start) is { } known ? $" It is {known}." : string.Empty;
        return new ModelException(
            ModelProblem.WrongHash,
            $"The download of the model '{wanted.Name}' is not the model: {failure.Message}.{actual}{kind} Nothing was installed.",
            "Try again later, specify another host with -MirrorUri, or install a file with -Path.",
            failure);
    }

    private static string CheckHash(string sha256) => sha256.Trim() is { Length: HashLength } hash && hash.All(char.IsAsciiHexDigit)
        ? hash.ToLowerInvariant()
        : throw new ModelException(ModelProblem.InvalidInput, $"'{sha256}' is not a SHA-256: it has not {HashLength} hexadecimal digits.", "Get-FileHash shows the SHA-256 of a file.");
}
