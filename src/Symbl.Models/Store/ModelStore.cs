using System.Security.Cryptography;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Inspection;
using Symbl.Models.Selection;

namespace Symbl.Models.Store;

/// <summary>The installed models of a folder. A model is a file with a description beside it.</summary>
public sealed class ModelStore
{
    private const int BufferSize = 1 << 17;

    /// <summary>Opens a folder of models, which need not exist.</summary>
    /// <param name="folder">The folder; null for the default folder.</param>
    public ModelStore(string? folder = null)
    {
        Folder = Path.GetFullPath(folder ?? ModelPaths.DefaultFolder);
        Default = new RecognizerDefault(ModelPaths.SettingsPath(folder));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The recognizer of every job that names no other one.</summary>
    public RecognizerDefault Default { get; }

    /// <summary>Lists the installed models by name. A model with a damaged description is not listed.</summary>
    public IReadOnlyList<InstalledModel> List() =>
    [
        .. Manifests().Select(TryRead).OfType<ModelManifest>().Select(manifest => manifest.ToModel(Folder))
            .OrderBy(model => model.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Finds an installed model by name, in any case.</summary>
    /// <param name="name">Name of the model.</param>
    /// <exception cref="ModelException">The name is not valid, or the description of the model is damaged.</exception>
    public InstalledModel? Find(string name) => FindManifest(ModelName.Check(name))?.ToModel(Folder);

    /// <summary>Gets an installed model by name.</summary>
    /// <param name="name">Name of the model.</param>
    /// <exception cref="ModelException">No such model is installed.</exception>
    public InstalledModel Get(string name) => Find(name) ?? throw new ModelException(
        ModelProblem.NotFound, $"The model '{name}' is not installed. {Installed()}", HowToInstall(name));

    /// <summary>
    /// Checks that the file of a model is the one that was installed. A file with the length and the time of its installation is trusted. Any other
    /// file is hashed.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="cancel">Cancels the computation of the hash.</param>
    /// <exception cref="ModelException">The file is missing, or has another content.</exception>
    public void Verify(InstalledModel model, CancellationToken cancel = default)
    {
        var file = new FileInfo(model.Path);
        if (!file.Exists)
            throw Changed(model, "its file is missing");
        if (file.Length != model.Bytes)
            throw Changed(model, $"its file has {file.Length} bytes, not {model.Bytes}");
        var manifest = FindManifest(model.Name);
        if (manifest?.WrittenAt == file.LastWriteTimeUtc)
            return;
        var actual = Hash(model.Path, cancel);
        if (!actual.Equals(model.Sha256, StringComparison.OrdinalIgnoreCase))
            throw Changed(model, $"its file has the SHA-256 {actual}, not {model.Sha256}");
        Trust(manifest, file.LastWriteTimeUtc);
    }

    /// <summary>Checks the file of a model before an engine loads it: its content, and the structure if it is not of the catalog.</summary>
    /// <param name="model">The model.</param>
    /// <param name="role">The role that the model must have.</param>
    /// <param name="cancel">Cancels the check.</param>
    /// <exception cref="ModelException">The file has another content, is damaged, or is of another role.</exception>
    public void Check(InstalledModel model, ModelRole role, CancellationToken cancel = default)
    {
        if (model.Role != role && model.Role != ModelRole.Other)
            throw new ModelException(ModelProblem.InvalidInput, $"'{model.Name}' is {model.Role.WithArticle()}, not {role.WithArticle()}.", "Get-SymblModel shows the role of each model.");
        Verify(model, cancel);
        // The catalog pins the content of its models, so their structure is known.
        if (!model.IsOfCatalog)
            ModelInspector.Inspect(model.Path, role);
    }

    /// <summary>Removes a model, and the default recognizer if it is that model.</summary>
    /// <param name="name">Name of the model.</param>
    /// <returns>Whether the default was cleared.</returns>
    /// <exception cref="ModelException">The model is not installed, is being installed, or is in use.</exception>
    public bool Remove(string name)
    {
        ModelName.Check(name);
        var files = FilesOf(name);
        if (files.Count == 0)
            _ = Get(name);
        try
        {
            using var @lock = InstallLock.TryTake(Folder, name) ?? throw new ModelException(
                ModelProblem.NotWritable, $"The model '{name}' is being installed by another program.", "Wait for its end, or end it.");
            // The description goes first: a file without one is not installed.
            foreach (var file in files)
                File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(
                ModelProblem.NotWritable, $"The model '{name}' cannot be removed: {e.Message}", "Check the permissions, and end the jobs that use the model.", e);
        }

        if (Default.Get() is not { Kind: RecognizerKind.Model } choice || !choice.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            return false;
        Default.Clear();
        return true;
    }

    /// <summary>Computes the SHA-256 of a file, in lower case.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="cancel">Cancels the computation.</param>
    internal static string Hash(string path, CancellationToken cancel)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant();
    }

    private ModelManifest? FindManifest(string name) => Manifests().FirstOrDefault(path => NameOf(path).Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
        ? ModelManifest.Read(found)
        : null;

    private IEnumerable<string> Manifests() => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*" + ModelManifest.Extension) : [];

    private static string NameOf(string manifest) => Path.GetFileName(manifest)[..^ModelManifest.Extension.Length];

    private static ModelManifest? TryRead(string path)
    {
        try
        {
            return ModelManifest.Read(path);
        }
        catch (Exception e) when (e is ModelException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The description of a model, then its other files, also parts of a download.</summary>
    private List<string> FilesOf(string name)
    {
        if (!Directory.Exists(Folder))
            return [];
        return
        [
            .. Directory.EnumerateFiles(Folder)
                .Where(path => ModelFiles.Extensions.Any(extension => Path.GetFileName(path).Equals(name + extension, StringComparison.OrdinalIgnoreCase)))
                .OrderByDescending(path => path.EndsWith(ModelManifest.Extension, StringComparison.OrdinalIgnoreCase)),
        ];
    }

    private void Trust(ModelManifest? manifest, DateTime writtenAt)
    {
        try
        {
            if (manifest is not null)
                (manifest with { WrittenAt = writtenAt }).Write(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is read-only: the file is hashed again at the next use.
        }
    }

    private string Installed() => List() is { Count: > 0 } models
        ? $"Installed models: {string.Join(", ", models.Select(model => model.Name))}."
        : $"No model is installed in '{Folder}'.";

    private static ModelException Changed(InstalledModel model, string reason) => new(
        ModelProblem.WrongHash, $"The model '{model.Name}' is damaged: {reason}.", $"Install it again with {Command(model)} -Force.");

    /// <summary>The command that installs a model again.</summary>
    /// <param name="model">The model.</param>
    public static string Command(InstalledModel model) => ModelCatalog.Find(model.Name)?.Sha256 == model.Sha256
        ? $"Install-SymblModel {model.Name}"
        : $"Install-SymblModel -Path <its file> -Name {model.Name}";

    private static string HowToInstall(string name) => ModelCatalog.Find(name) is not null
        ? $"Install it with Install-SymblModel {name}."
        : "Get-SymblModel lists the models. Install a model of the catalog by its name, or a file with Install-SymblModel -Path.";
}
