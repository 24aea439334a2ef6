using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Conventions;

/// <summary>What holds for the tree and for what is shipped.</summary>
public sealed class RepositoryConventionTests
{
    private const int LongestFile = 500;

    public static TheoryData<string, string[]> Dependencies => new()
    {
        { "SymblPS", [] },
        { "Symbl.Speech.Scoring", [] },
        { "SymblPS.Client", ["SymblPS", "Symbl.Speech.Scoring"] },
        { "SymblPS.Cmdlets", ["SymblPS", "SymblPS.Client", "Symbl.Speech.Scoring"] },
    };

    [Theory]
    [MemberData(nameof(Dependencies))]
    public void Dependencies_point_one_way(string assembly, string[] allowed)
    {
        var references = References(Path.Combine(Repository.ModuleFolder, "bin", "net8.0", assembly + ".dll"));
        Assert.All(references.Where(r => r.StartsWith("Symbl", StringComparison.Ordinal)), r => Assert.Contains(r, allowed));
        if (assembly != "SymblPS.Cmdlets") Assert.DoesNotContain("System.Management.Automation", references);
    }

    [Fact]
    public void Server_and_module_do_not_know_each_other()
    {
        var references = References(Path.Combine(Repository.ModuleFolder, "server", "Symbl.LocalServer.dll"));
        Assert.Contains("Symbl.Speech", references);
        Assert.DoesNotContain(references, r => r.StartsWith("SymblPS", StringComparison.Ordinal));
        var speech = References(Path.Combine(Repository.ModuleFolder, "server", "Symbl.Speech.dll"));
        Assert.All(speech.Where(r => r != "Symbl.Speech.Scoring"), r => Assert.StartsWith("System", r));
    }

    [Fact]
    public void The_module_is_small()
    {
        var dlls = Directory.GetFiles(Path.Combine(Repository.ModuleFolder, "bin", "net8.0"), "*.dll");
        Assert.InRange(dlls.Length, 4, 20);
        // As built: the staged copies are larger if they are instrumented for coverage.
        var built = Path.Combine(Repository.Root, "src", "SymblPS.Cmdlets", "bin", "Release", "net8.0");
        // Half of it reads and writes JSON without reflection; that is what makes the first call quick.
        Assert.InRange(dlls.Sum(f => new FileInfo(Path.Combine(built, Path.GetFileName(f))).Length), 1, 2560 * 1024);
    }

    [Fact]
    public void No_source_file_is_long()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Regex.IsMatch(f, @"[\\/](obj|bin)[\\/]"));
        Assert.All(files, f => Assert.True(File.ReadLines(f).Count() <= LongestFile, $"{f} is longer than {LongestFile} lines."));
    }

    [Fact]
    public void The_version_is_stated_once_and_repeated_right()
    {
        Assert.Contains($"ModuleVersion          = '{Repository.Version}'", File.ReadAllText(Path.Combine(Repository.Root, "SymblPS.psd1")));
        Assert.Contains(Repository.Version, File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")));
    }

    private static List<string> References(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        var reader = pe.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name))];
    }
}
