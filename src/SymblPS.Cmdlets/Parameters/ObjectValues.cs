using System.Collections;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>The named values of whatever is piped: an object's properties, or a hashtable's entries.</summary>
internal static class ObjectValues
{
    /// <summary>Names and values. A speaker may be a name, or somebody who has one and perhaps an address.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Of(PSObject item) => item.BaseObject is IDictionary map
        ? map.Cast<DictionaryEntry>().SelectMany(e => Values(Unwrap.Text(e.Key), e.Value))
        : item.Properties.Where(p => p.IsGettable).SelectMany(p => Values(p.Name, p.Value));

    /// <summary>One value by its name, whatever its case; <see langword="null"/> where there is none.</summary>
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
