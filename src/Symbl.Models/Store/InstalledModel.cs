using Symbl.Models.Catalog;

namespace Symbl.Models.Store;

/// <summary>An installed model.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Path">Full path of the file.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="Role">Role of the model.</param>
/// <param name="Description">Kind of the model in a few words.</param>
/// <param name="License">License of the weights, or "unknown".</param>
/// <param name="Source">Address or path from which the model was installed.</param>
/// <param name="InstalledAt">Time of the installation.</param>
public sealed record InstalledModel(
    string Name, string Path, long Bytes, string Sha256, ModelRole Role, string Description, string License, string Source, DateTimeOffset InstalledAt)
{
    /// <summary>Whether the content is that of the catalog.</summary>
    public bool IsOfCatalog => ModelCatalog.FindByHash(Sha256) is not null;
}
