using System.Collections;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>
/// Reads what an object says that somebody typed or piped: one of the module's own, a row of a CSV file, a hashtable. Names know no case, and
/// a list may be called by its singular.
/// </summary>
internal sealed class ObjectReader(PSObject source)
{
    /// <summary>A text; <see langword="null"/> where the object has no such property.</summary>
    public string? Text(string name) => Value(name) is { } found ? Unwrap.Text(found.Value) : null;

    /// <summary>Texts; <see langword="null"/> where the object has no such property.</summary>
    /// <param name="names">Names the property may have.</param>
    public IReadOnlyList<string>? List(params string[] names) => Any(names) is { } found ? TextList.Of(found.Value) : null;

    /// <summary>A value of any kind; <see langword="null"/> where the object has no such property.</summary>
    /// <param name="names">Names the property may have.</param>
    public object? Object(params string[] names) => Unwrap.Value(Any(names)?.Value);

    private Found? Any(string[] names) => names.Select(Value).FirstOrDefault(static found => found is not null);

    private Found? Value(string name)
    {
        if (source.BaseObject is IDictionary map)
        {
            var key = map.Keys.Cast<object>().FirstOrDefault(key => string.Equals(Unwrap.Text(key), name, StringComparison.OrdinalIgnoreCase));
            return key is null ? null : new Found(map[key]);
        }

        return source.Properties[name] is { IsGettable: true } property ? new Found(property.Value) : null;
    }

    private sealed record Found(object? Value);
}

/// <summary>Texts as a person or a file gives them.</summary>
internal static class TextList
{
    /// <summary>
    /// Texts of a value. A list is taken as it is; a single text is taken apart at semicolons, because that is how <c>Export-Csv</c> writes
    /// the lists of this module.
    /// </summary>
    public static string[] Of(object? value) => Unwrap.Value(value) switch
    {
        string text => [.. text.Split(';').Select(static part => part.Trim()).Where(static part => part.Length > 0)],
        var other => [.. Unwrap.Items(other).Select(Unwrap.Text).Where(static part => part.Length > 0)],
    };
}

/// <summary>Lets a list of texts be one text with semicolons between them, as a cell of a CSV file holds it.</summary>
internal sealed class TextListTransformationAttribute : ArgumentTransformationAttribute
{
    public override bool TransformNullOptionalParameters => true;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => TextList.Of(inputData);
}
