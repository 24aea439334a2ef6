namespace SymblPS.Cmdlets.Completion;

/// <summary>The latest distinct values of one kind that this session has read. The number is limited.</summary>
/// <param name="limit">Most values to keep.</param>
/// <param name="comparison">How to compare two values.</param>
internal sealed class RecentValues(int limit, StringComparison comparison)
{
    private readonly object _gate = new();
    private readonly List<(string Value, string Tip)> _values = [];

    /// <summary>Adds a value, or makes it the latest.</summary>
    /// <param name="value">The value; an empty one is ignored.</param>
    /// <param name="tip">Its tooltip.</param>
    public void Remember(string value, string tip = "")
    {
        if (value.Length == 0) return;
        lock (_gate)
        {
            // A long list repeats the same value for many objects in a row.
            if (_values.Count > 0 && _values[^1] == (value, tip)) return;
            _values.RemoveAll(known => string.Equals(known.Value, value, comparison));
            _values.Add((value, tip));
            if (_values.Count > limit) _values.RemoveAt(0);
        }
    }

    /// <summary>Removes a value.</summary>
    public void Forget(string value)
    {
        lock (_gate) _values.RemoveAll(known => known.Value == value);
    }

    /// <summary>Whether a value is known.</summary>
    public bool Contains(string value)
    {
        lock (_gate) return _values.Exists(known => string.Equals(known.Value, value, comparison));
    }

    /// <summary>The values, latest first.</summary>
    public IReadOnlyList<(string Value, string Tip)> Latest()
    {
        lock (_gate) return [.. Enumerable.Reverse(_values)];
    }
}
