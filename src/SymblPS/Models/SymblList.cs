using System.Collections;

namespace SymblPS;

/// <summary>
/// A list that prints as its members, so that a cell of <c>Export-Csv</c> or a spreadsheet holds what is in the list and not the name of a type.
/// </summary>
/// <typeparam name="T">Type of the members.</typeparam>
public sealed class SymblList<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> _items;

    /// <summary>Makes a list. PowerShell uses it where a script sets a property of this type: one value, several, or none.</summary>
    /// <param name="items">The members; later changes of it do not show.</param>
    public SymblList(IEnumerable<T> items) => _items = [.. items];

    private SymblList(IReadOnlyList<T> items) => _items = items;

    /// <summary>The list without members.</summary>
    internal static SymblList<T> Empty { get; } = new([]);

    /// <inheritdoc />
    public int Count => _items.Count;

    /// <inheritdoc />
    public T this[int index] => _items[index];

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The members, separated by <c>; </c>; empty without members.</summary>
    public override string ToString() => _items.Count == 0 ? string.Empty : string.Join("; ", _items);

    internal static SymblList<T> Of(IReadOnlyList<T> items) =>
        items as SymblList<T> ?? (items.Count == 0 ? Empty : new SymblList<T>(items));
}
