using System.Collections;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>
/// Reads the properties of an input object: an object of the module, a row of a CSV file or a hashtable. Names ignore case, and a list property can
/// have a singular name.
/// </summary>
internal sealed class ObjectReader(PSObject source)
{
    /// <summary>A text; <see langword="null"/> if the object has no such property.</summary>
    public string? Text(string name) => Value(name) is { } found ? Unwrap.Text(found.Value) : null;

    /// <summary>A list of texts; <see langword="null"/> if the object has no such property.</summary>
    /// <param name="names">Possible names of the property.</param>
    public IReadOnlyList<string>? List(params string[] names) => Any(names) is { } found ? TextList.Of(found.Value) : null;

    /// <summary>A value of any type; <see langword="null"/> if the object has no such property.</summary>
    /// <param name="names">Possible names of the property.</param>
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

/// <summary>Reads lists of texts from user input.</summary>
internal static class TextList
{
    /// <summary>
    /// Gets the texts of a value. A single string is split at semicolons, because <c>Export-Csv</c> writes the lists of this module in that format.
    /// </summary>
    public static string[] Of(object? value) => Unwrap.Value(value) switch
    {
        string text => [.. text.Split(';').Select(static part => part.Trim()).Where(static part => part.Length > 0)],
        var other => [.. Unwrap.Items(other).Select(Unwrap.Text).Where(static part => part.Length > 0)],
    };
}

/// <summary>Accepts a list of texts as one string with semicolons, the format of a CSV cell.</summary>
internal sealed class TextListTransformationAttribute : ArgumentTransformationAttribute
{
    public override bool TransformNullOptionalParameters => true;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => TextList.Of(inputData);
}
