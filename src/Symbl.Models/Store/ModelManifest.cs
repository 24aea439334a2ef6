using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Selection;

namespace Symbl.Models.Store;

/// <summary>The file beside an installed model that describes it.</summary>
internal sealed record ModelManifest(
    string Name, string File, long Bytes, string Sha256, ModelRole Role, string Description, string License, string Source,
    DateTimeOffset InstalledAt, DateTime WrittenAt)
{
    /// <summary>End of the name of a manifest.</summary>
    public const string Extension = ".model.json";

    private const int HashLength = 64;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Path of the manifest.</param>
    /// <exception cref="ModelException">The manifest is damaged.</exception>
    public static ModelManifest Read(string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<ModelManifest>(System.IO.File.ReadAllBytes(path), Json);
            if (manifest is { Name: not null, File: not null, Sha256.Length: HashLength } && manifest.File == Path.GetFileName(manifest.File)
                && Path.GetFileName(path).Equals(manifest.Name + Extension, StringComparison.OrdinalIgnoreCase))
                return manifest;
        }
        catch (JsonException e)
        {
            throw Damaged(path, e);
        }

        throw Damaged(path, null);
    }

    /// <summary>Writes the manifest.</summary>
    /// <param name="folder">Folder of the models.</param>
    public void Write(string folder) => SafeFile.Write(Path.Combine(folder, Name + Extension), JsonSerializer.Serialize(this, Json));

    /// <summary>The model of the manifest.</summary>
    /// <param name="folder">Folder of the models.</param>
    public InstalledModel ToModel(string folder) => new(
        Name, Path.Combine(folder, File), Bytes, Sha256, Role, Description ?? string.Empty, License ?? string.Empty, Source ?? string.Empty, InstalledAt);

    private static ModelException Damaged(string path, Exception? cause) => new(
        ModelProblem.InvalidFile, $"The description '{path}' of an installed model is damaged.", "Install the model again with Install-SymblModel -Force.", cause);
}
