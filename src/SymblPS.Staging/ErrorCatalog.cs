using System.Xml.Linq;

namespace SymblPS.Staging;

/// <summary>An error of the module.</summary>
/// <param name="Id">First part of the fully qualified id.</param>
/// <param name="Advice">How to recover from it.</param>
internal sealed record ModuleError(string Id, string Advice);

/// <summary>Reads the error ids and their advice from the documentation of <c>ErrorIds</c>.</summary>
internal static class ErrorCatalog
{
    private const string Field = "F:SymblPS.Cmdlets.Errors.ErrorIds.";

    /// <summary>Reads all errors, in the order of the source.</summary>
    /// <param name="documentation">The documentation file that the compiler wrote.</param>
    public static IReadOnlyList<ModuleError> Read(string documentation)
    {
        var errors = XDocument.Load(documentation).Descendants("member")
            .Select(static member => (Name: (string?)member.Attribute("name") ?? string.Empty, Summary: (string?)member.Element("summary") ?? string.Empty))
            .Where(static member => member.Name.StartsWith(Field, StringComparison.Ordinal))
            .Select(static member => new ModuleError("Symbl." + member.Name[Field.Length..], HelpText.OneLine(member.Summary)))
            .ToList();
        return errors.Count > 0 ? errors : throw new StagingException(documentation, "No error id is documented in ErrorIds.");
    }
}
