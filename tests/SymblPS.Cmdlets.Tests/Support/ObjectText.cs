using System.Globalization;
using System.Management.Automation;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>What an object of the module says, by the names a script would use.</summary>
internal static class Told
{
    /// <summary>Properties of an object, one after another; nothing for null.</summary>
    public static string Tell(this PSObject item, params string[] properties) =>
        string.Join(" | ", properties.Select(name => Convert.ToString(item.Properties[name].Value, CultureInfo.InvariantCulture)));

    /// <summary>Properties of the only object a script gave without an error.</summary>
    public static string Tell(this Outcome outcome, params string[] properties) => Assert.Single(outcome.ThrowIfFailed().Output).Tell(properties);

    /// <summary>A property of every object a script gave.</summary>
    public static IEnumerable<string> TellAll(this Outcome outcome, string property) => outcome.Output.Select(item => item.Tell(property));
}
