using System.Globalization;
using System.Management.Automation;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>Reads the properties of module objects by name, like a script.</summary>
internal static class ObjectText
{
    /// <summary>The properties of an object, joined; <see langword="null"/> is an empty text.</summary>
    public static string Read(this PSObject item, params string[] properties) =>
        string.Join(" | ", properties.Select(name => Convert.ToString(item.Properties[name].Value, CultureInfo.InvariantCulture)));

    /// <summary>The properties of the single object that a script output without an error.</summary>
    public static string Read(this Outcome outcome, params string[] properties) => Assert.Single(outcome.ThrowIfFailed().Output).Read(properties);

    /// <summary>A property of every object that a script output.</summary>
    public static IEnumerable<string> ReadAll(this Outcome outcome, string property) => outcome.Output.Select(item => item.Read(property));
}
