namespace Symbl.Models.Catalog;

/// <summary>A model of the catalog.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Role">Role of the model.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">SHA-256 of the file, in lower case.</param>
/// <param name="License">License of the weights.</param>
/// <param name="Uri">Address of the file.</param>
public sealed record CatalogModel(string Name, ModelRole Role, long Bytes, string Sha256, string License, Uri Uri)
{
    /// <summary>Languages and purpose in a few words.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Measured speed of recognition as times real time on 2 cores, such as "14-18"; null if it was not measured.</summary>
    public string? Speed { get; init; }
}
