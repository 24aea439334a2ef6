using Symbl.Models.Catalog;

namespace Symbl.Models.Installation;

/// <summary>A model to install.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256 of its content.</param>
/// <param name="Source">Address or path that is noted as its source.</param>
internal sealed record WantedModel(string Name, string Sha256, string Source)
{
    /// <summary>Address to download from.</summary>
    public Uri? Address { get; init; }

    /// <summary>Length, if it is known.</summary>
    public long? Bytes { get; init; }

    /// <summary>The model of the catalog with that content.</summary>
    public CatalogModel? Known { get; } = ModelCatalog.FindByHash(Sha256);
}
