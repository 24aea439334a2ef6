namespace SymblPS.Staging;

/// <summary>Writes the files of the staged module that are derived: the manifest, the about topic and the help file.</summary>
internal static class Program
{
    private const string HelpFile = "SymblPS.Cmdlets.dll-Help.xml";
    private const string AboutFile = "about_SymblPS.help.txt";

    private static int Main(string[] arguments)
    {
        if (arguments is not [var repository, var assembly, var output, ..])
        {
            Console.Error.WriteLine("Usage: SymblPS.Staging <repository> <SymblPS.Cmdlets.dll> <module folder>");
            return 2;
        }

        try
        {
            Stage(repository, assembly, output);
            return 0;
        }
        catch (StagingException e)
        {
            // The format of a compiler, so that the build reports it as its own error.
            Console.Error.WriteLine($"{e.Origin} : error STAGE : {e.Message}");
            return 1;
        }
    }

    private static void Stage(string repository, string assembly, string output)
    {
        var commands = CommandCatalog.Read(assembly);
        var pages = Directory.GetFiles(Path.Combine(repository, "docs", "help"), "*.md").Order(StringComparer.Ordinal).Select(HelpPage.Read).ToList();
        var errors = ErrorCatalog.Read(Path.ChangeExtension(assembly, ".xml"));
        var about = AboutTopic.Fill(Path.Combine(repository, "src", "Module", "en-US", AboutFile), commands, pages, errors);
        var maml = MamlWriter.Write(pages);
        Write(Path.Combine(output, "SymblPS.psd1"), ModuleManifest.Staged(Path.Combine(repository, "SymblPS.psd1"), commands));
        // Get-Help finds the help of a module that was imported by the manifest of a clone only beside the assembly.
        foreach (var folder in new[] { output, Path.GetDirectoryName(Path.Combine(output, "bin", "net8.0", "SymblPS.Cmdlets.dll"))! })
        {
            Write(Path.Combine(folder, "en-US", AboutFile), about);
            Write(Path.Combine(folder, "en-US", HelpFile), maml);
        }
    }

    // An unchanged file keeps its time, so that dependent targets stay current.
    private static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
