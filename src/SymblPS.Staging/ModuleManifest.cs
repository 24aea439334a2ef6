using System.Text.RegularExpressions;

namespace SymblPS.Staging;

/// <summary>Makes the manifest of the staged module from that of the clone.</summary>
internal static partial class ModuleManifest
{
    /// <summary>
    /// The manifest with the paths of the module's own folder and with a list of all commands. PowerShell discovers the commands of a module that is not
    /// imported from this list alone; a wildcard would hide them from <c>Get-Command</c> and from automatic loading.
    /// </summary>
    /// <param name="source">The manifest of the clone.</param>
    /// <param name="commands">The commands.</param>
    public static string Staged(string source, IReadOnlyList<ModuleCommand> commands)
    {
        var text = Comments().Replace(File.ReadAllText(source).ReplaceLineEndings("\n"), "@{", 1).Replace("'src/Module/", "'", StringComparison.Ordinal);
        if (!Exports().IsMatch(text)) throw new StagingException(source, "CmdletsToExport must be '*': the staged manifest gets the list.");
        var list = string.Concat(commands.Select(static command => $"        '{command.Name}'\n"));
        return Exports().Replace(text, $"$1@(\n{list}    )", 1);
    }

    [GeneratedRegex(@"\A#.*?@\{", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^(    CmdletsToExport\s*=\s*)'\*'", RegexOptions.Multiline)]
    private static partial Regex Exports();
}
