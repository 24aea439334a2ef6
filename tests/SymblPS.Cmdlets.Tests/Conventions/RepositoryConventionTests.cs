using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Conventions;

/// <summary>Conventions of the source tree and of the staged module.</summary>
public sealed class RepositoryConventionTests
{
    private const int LongestFile = 500;

    public static TheoryData<string, string[]> Dependencies => new()
    {
        { "SymblPS", [] },
        { "Symbl.Speech.Scoring", [] },
        { "Symbl.Models", [] },
        { "SymblPS.Client", ["SymblPS", "Symbl.Models", "Symbl.Speech.Scoring", "Symbl.Transcripts"] },
        { "SymblPS.Cmdlets", ["SymblPS", "SymblPS.Client", "Symbl.Models", "Symbl.Speech.Scoring", "Symbl.Transcripts"] },
        { "Symbl.Transcripts", [] },
    };

    [Theory]
    [MemberData(nameof(Dependencies))]
    public void Assemblies_reference_lower_layers_only(string assembly, string[] allowed)
    {
        var references = References(Path.Combine(Repository.ModuleFolder, "bin", "net8.0", assembly + ".dll"));
        Assert.All(references.Where(r => r.StartsWith("Symbl", StringComparison.Ordinal)), r => Assert.Contains(r, allowed));
        if (assembly != "SymblPS.Cmdlets") Assert.DoesNotContain("System.Management.Automation", references);
    }

    [Fact]
    public void Server_and_module_do_not_reference_each_other()
    {
        var references = References(Path.Combine(Repository.ModuleFolder, "server", "Symbl.LocalServer.dll"));
        Assert.Contains("Symbl.Recognition", references);
        Assert.DoesNotContain(references, r => r.StartsWith("SymblPS", StringComparison.Ordinal));
        var speech = References(Path.Combine(Repository.ModuleFolder, "server", "Symbl.Speech.dll"));
        Assert.All(speech.Where(r => r != "Symbl.Speech.Scoring"), r => Assert.StartsWith("System", r));
    }

    [Fact]
    public void Module_stays_small()
    {
        var dlls = Directory.GetFiles(Path.Combine(Repository.ModuleFolder, "bin", "net8.0"), "*.dll");
        Assert.InRange(dlls.Length, 4, 20);
        // As built: the staged copies are larger if they are instrumented for coverage.
        var built = Path.Combine(Repository.Root, "src", "SymblPS.Cmdlets", "bin", "Release", "net8.0");
        // Half of it is generated code that reads and writes JSON without reflection, for a fast first call.
        Assert.InRange(dlls.Sum(f => new FileInfo(Path.Combine(built, Path.GetFileName(f))).Length), 1, 2880 * 1024);
    }

    [Fact]
    public void Source_files_have_at_most_500_lines()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Regex.IsMatch(f, @"[\\/](obj|bin)[\\/]"));
        Assert.All(files, f => Assert.True(File.ReadLines(f).Count() <= LongestFile, $"{f} is longer than {LongestFile} lines."));
    }

    [Fact]
    public void Version_is_consistent()
    {
        Assert.Contains($"ModuleVersion          = '{Repository.Version}'", File.ReadAllText(Path.Combine(Repository.Root, "SymblPS.psd1")));
        Assert.Contains(Repository.Version, File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")));
    }

    [Fact]
    public void Cmdlet_namespaces_match_their_folders()
    {
        var project = Path.Combine(Repository.Root, "src", "SymblPS.Cmdlets");
        var files = Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories).Where(f => !Regex.IsMatch(f, @"[\\/](obj|bin)[\\/]") && Path.GetFileName(f) != "GlobalUsings.cs");
        Assert.All(files, f =>
        {
            var folder = Path.GetRelativePath(project, Path.GetDirectoryName(f)!).Replace(Path.DirectorySeparatorChar, '.');
            Assert.Contains($"namespace SymblPS.Cmdlets.{folder};", File.ReadAllText(f));
        });
    }

    [Fact]
    public void Cmdlets_take_the_time_from_a_TimeProvider()
    {
        using var pe = new PEReader(File.OpenRead(Path.Combine(Repository.Root, "src", "SymblPS.Cmdlets", "bin", "Release", "net8.0", "SymblPS.Cmdlets.dll")));
        var metadata = pe.GetMetadataReader();
        var calls = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (
                Type: metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name),
                Name: metadata.GetString(member.Name),
                Parameters: member.GetKind() == MemberReferenceKind.Method ? ParameterCount(metadata.GetBlobReader(member.Signature)) : 0))
            .ToList();
        Assert.Contains(calls, call => call.Type == "TimeProvider");
        Assert.DoesNotContain(calls, call => call.Type == "Stopwatch");
        Assert.DoesNotContain(calls, call => call.Type is "DateTime" or "DateTimeOffset" && call.Name is "get_Now" or "get_UtcNow" or "get_Today");
        Assert.DoesNotContain(calls, call => call is { Type: "Environment", Name: "get_TickCount" or "get_TickCount64" } or { Type: "Thread", Name: "Sleep" });
        // Task.Delay with a TimeProvider has three parameters.
        Assert.DoesNotContain(calls, call => call is { Type: "Task", Name: "Delay", Parameters: < 3 });
    }

    // A method signature begins with the calling convention, then the number of parameters.
    private static int ParameterCount(BlobReader signature)
    {
        var header = signature.ReadSignatureHeader();
        if (header.IsGeneric) signature.ReadCompressedInteger();
        return signature.ReadCompressedInteger();
    }

    private static List<string> References(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        var reader = pe.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name))];
    }
}
