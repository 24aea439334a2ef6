using System.Collections;

namespace SymblPS.Cmdlets.Completion;

/// <summary>Ids and names of an account's trackers, groups and the like that this session has seen, the latest last, bounded in number.</summary>
internal static class SeenAccountObjects
{
    private const int Limit = 500;

    private static readonly object Gate = new();
    private static readonly Dictionary<string, List<(string Id, string Name)>> Seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps an object.</summary>
    /// <param name="noun">Noun of the cmdlets it belongs to, such as <c>SymblTracker</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    public static void Remember(string noun, string id, string name)
    {
        if (id.Length == 0) return;
        lock (Gate)
        {
            if (!Seen.TryGetValue(noun, out var list)) Seen[noun] = list = [];
            list.RemoveAll(seen => seen.Id == id);
            list.Add((id, name));
            if (list.Count > Limit) list.RemoveAt(0);
        }
    }

    /// <summary>Lets go of an object that is gone.</summary>
    public static void Forget(string noun, string id)
    {
        lock (Gate)
        {
            if (Seen.TryGetValue(noun, out var list)) list.RemoveAll(seen => seen.Id == id);
        }
    }

    /// <summary>The objects of a kind, the latest first.</summary>
    public static IReadOnlyList<(string Id, string Name)> Of(string noun)
    {
        lock (Gate) return Seen.TryGetValue(noun, out var list) ? [.. list.AsEnumerable().Reverse()] : [];
    }

    /// <summary>An object as a question to the user names it: <c>'Pricing' (5123…)</c>, or the id alone.</summary>
    public static string Title(string noun, string id) =>
        Of(noun).FirstOrDefault(seen => seen.Id == id).Name is { Length: > 0 } name ? $"'{name}' ({id})" : id;
}

/// <summary>Completes ids of the things a command is about, with their names as tooltips.</summary>
public sealed class SeenIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => [];

    private protected override IEnumerable<(string Value, string Tip)> Values(string commandName, IDictionary bound) =>
        SeenAccountObjects.Of(SeenNameCompleter.NounOf(commandName));
}

/// <summary>Completes names of the things a command is about.</summary>
public sealed class SeenNameCompleter : MemoryCompleter
{
    internal static string NounOf(string commandName) => commandName.Substring(commandName.LastIndexOf('-') + 1);

    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => [];

    private protected override IEnumerable<(string Value, string Tip)> Values(string commandName, IDictionary bound) =>
        SeenAccountObjects.Of(NounOf(commandName)).Where(seen => seen.Name.Length > 0).Select(seen => (seen.Name, seen.Id));
}
