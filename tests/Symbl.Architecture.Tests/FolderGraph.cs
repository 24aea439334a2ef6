namespace Symbl.Architecture.Tests;

/// <summary>A use of one type by another, with the folders of both.</summary>
internal sealed record Use(string FromFolder, string FromType, string ToFolder, string ToType)
{
    public override string ToString() => $"{FromType} ({Shown(FromFolder)}) uses {ToType} ({Shown(ToFolder)})";

    private static string Shown(string folder) => folder.Length == 0 ? "the project's own folder" : folder;
}

/// <summary>Finds circles among folders.</summary>
internal static class FolderGraph
{
    /// <summary>The uses that lie on a circle: each is named with both ends.</summary>
    public static IReadOnlyList<Use> UsesOnCircles(IReadOnlyCollection<Use> uses)
    {
        var edges = uses.Where(use => use.FromFolder != use.ToFolder).ToLookup(use => use.FromFolder, StringComparer.Ordinal);
        return
        [
            .. uses.Where(use => use.FromFolder != use.ToFolder && Reaches(edges, use.ToFolder, use.FromFolder))
                .OrderBy(use => use.FromFolder, StringComparer.Ordinal).ThenBy(use => use.ToFolder, StringComparer.Ordinal)
                .ThenBy(use => use.FromType, StringComparer.Ordinal),
        ];
    }

    private static bool Reaches(ILookup<string, Use> edges, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var folder))
        {
            if (folder == to)
                return true;
            if (!seen.Add(folder))
                continue;
            foreach (var use in edges[folder])
                open.Push(use.ToFolder);
        }

        return false;
    }
}
