using System.Collections;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>The named values of a pipeline object: properties, or the entries of a hashtable.</summary>
internal static class ObjectValues
{
    /// <summary>Names and values. A speaker can be a name, or an object with a name and an e-mail address.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Of(PSObject item) => item.BaseObject is IDictionary map
        ? map.Cast<DictionaryEntry>().SelectMany(e => Values(Unwrap.Text(e.Key), e.Value))
        : item.Properties.Where(p => p.IsGettable).SelectMany(p => Values(p.Name, p.Value));

    /// <summary>Gets a value by its name, ignoring case; <see langword="null"/> if there is none.</summary>
    public static object? Get(PSObject item, string name) =>
        Of(item).Where(value => string.Equals(value.Key, name, StringComparison.OrdinalIgnoreCase)).Select(value => value.Value).FirstOrDefault();

    private static IEnumerable<KeyValuePair<string, object?>> Values(string name, object? value)
    {
        var plain = Unwrap.Value(value);
        (object? Name, object? Email)? person = plain switch
        {
            SymblPerson some => (some.Name, some.Email),
            IDictionary map => (Unwrap.Get(map, "Name"), Unwrap.Get(map, "Email")),
            PSObject { BaseObject: PSCustomObject } some => (some.Properties["Name"]?.Value, some.Properties["Email"]?.Value),
            _ => null,
        };
        if (person is not { } someone) return [new(name, plain)];
        return [new(name, Unwrap.Value(someone.Name)), new("Email", Unwrap.Value(someone.Email))];
    }
}
