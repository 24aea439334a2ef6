using System.Management.Automation;
using System.Reflection;
using System.Text;
using Symbl.Contract;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Contract;

/// <summary>
/// The method and the cmdlets that call each operation, and the step that demonstrates it. Data comes from the staged assemblies and from the tour.
/// </summary>
internal sealed class CoverageTable
{
    private const string Missing = "**missing**";
    private readonly Dictionary<string, IReadOnlyList<string>> _cmdlets;
    private readonly ILookup<string, string> _methods;
    private readonly IReadOnlyList<TourResult> _results;

    public CoverageTable(IReadOnlyList<TourResult> results)
    {
        _results = results;
        using var session = new Session();
        var commands = session.Run("Get-Command -Module SymblPS -CommandType Cmdlet").ThrowIfFailed().Output.Select(o => (CmdletInfo)o.BaseObject).ToList();
        _cmdlets = commands.ToDictionary(command => command.Name, command => Declared(command.ImplementingType), StringComparer.OrdinalIgnoreCase);
        var client = commands.SelectMany(command => Attributes(command.ImplementingType)).First().AttributeType.Assembly;
        _methods = (from type in client.GetTypes()
                    from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                    from operation in Declared(method)
                    select (operation, Name: $"{type.Name}.{method.Name}")).Distinct().ToLookup(pair => pair.operation, pair => pair.Name);
    }

    /// <summary>Operations that the cmdlets of a step called without declaring them.</summary>
    public IEnumerable<string> Undeclared() =>
        from result in _results
        let declared = CmdletsOf(result).SelectMany(name => _cmdlets[name]).Append("generateToken").ToHashSet()
        from operation in Seen(result)
        where !declared.Contains(operation)
        select $"{result.Title}: {operation} is not declared by any of {string.Join(", ", CmdletsOf(result))}";

    /// <summary>Operations that a cmdlet declares and no step calls.</summary>
    public IEnumerable<string> Unshown() =>
        from cmdlet in _cmdlets
        from operation in cmdlet.Value
        where operation != "generateToken" && !_results.Any(result => CmdletsOf(result).Contains(cmdlet.Key) && Seen(result).Contains(operation))
        select $"{cmdlet.Key} declares {operation}, and no step calls it";

    /// <summary>The page with the table.</summary>
    public string Page(IReadOnlyCollection<string> later)
    {
        var page = new StringBuilder(
            """
            # Coverage of the contract

            All operations of [the contract](contract/openapi.yaml): the method of `SymblPS.Client` that calls the operation, the cmdlets that reach it, whether the
            local server implements it, and the step of the tour that demonstrates it. The tour (`tests/SymblPS.Cmdlets.Tests/Contract`) runs the module against the
            local server. A proxy between them validates the requests and responses against the schemas of the contract. `bash build.sh coverage` generates this
            page; a test fails if the page is out of date or a cell is empty.

            | operation | request | client | cmdlets | server | tour step |
            | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var operation in ContractDocument.Current.Operations)
        {
            if (later.Contains(operation.OperationId)) continue;
            var id = operation.OperationId;
            var steps = _results.Where(result => Seen(result).Contains(id)).Select(result => result.Title).ToList();
            page.Append("| ").Append(id).Append(" | `").Append(operation.Verb).Append(' ').Append(operation.Path).Append("` | ")
                .Append(Cell(_methods[id].Select(name => $"`{name}`"))).Append(" | ")
                .Append(Cell(_cmdlets.Where(cmdlet => cmdlet.Value.Contains(id)).Select(cmdlet => $"`{cmdlet.Key}`"))).Append(" | ")
                .Append(steps.Count > 0 ? "yes" : Missing).Append(" | ")
                .Append(Cell(steps.Take(1))).Append(" |\n");
        }

        page.Append("\nNot covered: ").AppendJoin(", ", later).Append(" (telephony) and the WebSocket protocols.\n");
        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Whether a page has an empty cell.</summary>
    public static bool HasGaps(string page) => page.Contains(Missing, StringComparison.Ordinal);

    private List<string> CmdletsOf(TourResult result) =>
        [.. _cmdlets.Keys.Where(name => result.Script.Contains(name, StringComparison.OrdinalIgnoreCase)
            && System.Text.RegularExpressions.Regex.IsMatch(result.Script, $@"\b{name}\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase))];

    private static HashSet<string> Seen(TourResult result) =>
        [.. result.Exchanges.Where(exchange => exchange.Succeeded && exchange.Operation is not null).Select(exchange => exchange.Operation!.OperationId)];

    private static string Cell(IEnumerable<string> values) => string.Join(", ", values.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : Missing;

    private static IEnumerable<CustomAttributeData> Attributes(MemberInfo member) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.Name == "SymblOperationAttribute");

    private static IReadOnlyList<string> Declared(MemberInfo member) => [.. Attributes(member).Select(attribute => (string)attribute.ConstructorArguments[0].Value!)];
}
