namespace SymblPS.Cmdlets.Completion;

/// <summary>The latest of one kind of text this session has seen, for completion: bounded in number, each once.</summary>
internal sealed class SeenList
{
    private const int Limit = 200;
    private readonly object _gate = new();
    private readonly List<(string Value, string Tip)> _seen = [];

    /// <summary>Keeps a text as the latest.</summary>
    /// <param name="value">The text; an empty one is not kept.</param>
    /// <param name="tip">What to say about it.</param>
    public void Remember(string value, string tip = "")
    {
        if (value.Length == 0) return;
        lock (_gate)
        {
            // Long lists say the same thing over and over.
            if (_seen.Count > 0 && _seen[_seen.Count - 1] == (value, tip)) return;
            _seen.RemoveAll(seen => string.Equals(seen.Value, value, StringComparison.OrdinalIgnoreCase));
            _seen.Add((value, tip));
            if (_seen.Count > Limit) _seen.RemoveAt(0);
        }
    }

    /// <summary>Keeps a text no longer.</summary>
    public void Forget(string value)
    {
        lock (_gate) _seen.RemoveAll(seen => seen.Value == value);
    }

    /// <summary>The texts, the latest first.</summary>
    public IReadOnlyList<(string Value, string Tip)> Latest()
    {
        lock (_gate) return [.. Enumerable.Reverse(_seen)];
    }
}
