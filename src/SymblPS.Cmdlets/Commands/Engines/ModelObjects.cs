using Symbl.Models.Catalog;
using Symbl.Models.Selection;
using Symbl.Models.Store;

namespace SymblPS.Cmdlets.Commands.Engines;

/// <summary>Makes the objects that the commands output.</summary>
internal static class ModelObjects
{
    /// <summary>The models of the catalog in its order, then the other installed ones.</summary>
    public static IEnumerable<SymblModel> All(ModelStore store)
    {
        var installed = store.List();
        var isDefault = IsDefault(store);
        foreach (var known in ModelCatalog.All)
        {
            yield return installed.FirstOrDefault(one => one.Name.Equals(known.Name, StringComparison.OrdinalIgnoreCase)) is { } found
                ? Of(found, isDefault)
                : Of(known);
        }

        foreach (var other in installed)
        {
            if (ModelCatalog.Find(other.Name) is null) yield return Of(other, isDefault);
        }
    }

    /// <summary>An installed model.</summary>
    public static SymblModel Of(InstalledModel model, ModelStore store) => Of(model, IsDefault(store));

    /// <summary>The default recognizer.</summary>
    public static SymblRecognizer Default(ModelStore store)
    {
        var choice = store.Default.Get();
        return new SymblRecognizer
        {
            Name = choice?.Value,
            Kind = choice?.Kind.ToString() ?? "NotSet",
            Installed = choice switch
            {
                { Kind: RecognizerKind.Model } => store.Find(choice.Value) is not null,
                { Kind: RecognizerKind.Command } => File.Exists(choice.Value),
                _ => null,
            },
            SettingsPath = store.Default.Path,
        };
    }

    private static SymblModel Of(CatalogModel model) => new()
    {
        Name = model.Name,
        Role = model.Role.ToString(),
        Size = model.Bytes,
        Speed = model.Speed,
        Description = model.Description,
        License = model.License,
        Sha256 = model.Sha256,
        Source = model.Uri.AbsoluteUri,
    };

    private static SymblModel Of(InstalledModel model, Func<string, bool> isDefault) => new()
    {
        Name = model.Name,
        Role = model.Role.ToString(),
        Size = model.Bytes,
        Installed = true,
        IsDefault = isDefault(model.Name),
        Speed = ModelCatalog.Find(model.Name) is { } known && known.Sha256 == model.Sha256 ? known.Speed : null,
        Description = model.Description,
        License = model.License,
        Sha256 = model.Sha256,
        Source = model.Source,
        Path = model.Path,
        InstalledAt = model.InstalledAt,
    };

    private static Func<string, bool> IsDefault(ModelStore store)
    {
        var choice = store.Default.Get();
        return name => choice is { Kind: RecognizerKind.Model } && choice.Value.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
