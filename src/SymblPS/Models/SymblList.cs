using System.Collections;

namespace SymblPS;

/// <summary>
/// A list that prints its elements, so that <c>Export-Csv</c> and spreadsheets show the content of the list instead of a type name.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public sealed class SymblList<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> _items;

    /// <summary>
    /// Creates a list. PowerShell calls it if a script assigns one value, several, or no value to a property of this type.
    /// </summary>
    /// <param name="items">The elements; the list copies them.</param>
    public SymblList(IEnumerable<T> items) => _items = [.. items];

    private SymblList(IReadOnlyList<T> items) => _items = items;

    /// <summary>The empty list.</summary>
    internal static SymblList<T> Empty { get; } = new([]);

    /// <inheritdoc />
    public int Count => _items.Count;

    /// <inheritdoc />
    public T this[int index] => _items[index];

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The elements, separated by <c>; </c>; can be empty.</summary>
    public override string ToString() => _items.Count == 0 ? string.Empty : string.Join("; ", _items);

    internal static SymblList<T> Of(IReadOnlyList<T> items) =>
        items as SymblList<T> ?? (items.Count == 0 ? Empty : new SymblList<T>(items));
}
