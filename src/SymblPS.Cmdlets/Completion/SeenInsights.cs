using System.Collections;

namespace SymblPS.Cmdlets.Completion;

/// <summary>What this session has seen in conversations, for completion.</summary>
internal static class SeenInsights
{
    /// <summary>Kinds of entities.</summary>
    public static SeenList EntityTypes { get; } = new();

    /// <summary>Names of trackers that were found.</summary>
    public static SeenList Trackers { get; } = new();

    /// <summary>Ids of bookmarks, with their labels.</summary>
    public static SeenList Bookmarks { get; } = new();
}

/// <summary>Completes kinds of entities this session has seen.</summary>
public sealed class EntityTypeCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => SeenInsights.EntityTypes.Latest();
}

/// <summary>Completes names of trackers this session has seen found.</summary>
public sealed class FoundTrackerCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => SeenInsights.Trackers.Latest();
}

/// <summary>Completes ids of bookmarks this session has seen.</summary>
public sealed class BookmarkIdCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => SeenInsights.Bookmarks.Latest();
}

/// <summary>Completes the kinds of insights of the contract.</summary>
public sealed class InsightTypeCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        [("action_item", "Something somebody is to do"), ("follow_up", "Something to come back to"), ("question", "Something that was asked")];
}
