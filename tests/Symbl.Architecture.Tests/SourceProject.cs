using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Symbl.Architecture.Tests;

/// <summary>A project of src/: its compiled types, and the folder in which each is declared.</summary>
internal sealed partial class SourceProject
{
    private readonly Dictionary<string, string> _folders;

    private SourceProject(string name, AssemblyDefinition assembly, Dictionary<string, string> folders)
    {
        Name = name;
        Assembly = assembly;
        _folders = folders;
        Types = [.. assembly.MainModule.Types.Where(type => FolderOf(type.FullName) is not null)];
    }

    /// <summary>All projects of src/ that compile to an assembly with types.</summary>
    public static IReadOnlyList<SourceProject> All { get; } = LoadAll(Metadata("SourceFolder"));

    /// <summary>Benchmarks: they use public types too.</summary>
    public static IReadOnlyList<SourceProject> Benches { get; } = LoadAll(Path.Combine(Metadata("SourceFolder"), "..", "bench"));

    public string Name { get; }

    public AssemblyDefinition Assembly { get; }

    /// <summary>Top-level types that the source declares.</summary>
    public IReadOnlyList<TypeDefinition> Types { get; }

    public static SourceProject Of(string name) => All.Single(project => project.Name == name);

    /// <summary>The folder that declares a type, as <c>Endpoints/Account</c>; empty for the project's own folder; null for other types.</summary>
    public string? FolderOf(string fullName) => _folders.GetValueOrDefault(fullName.Split('`')[0]);

    /// <summary>The folder of the projects.</summary>
    public static string SourceFolder => Metadata("SourceFolder");

    private static string Metadata(string key) => typeof(SourceProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;

    private static List<SourceProject> LoadAll(string source)
    {
        var projects = new List<SourceProject>();
        foreach (var file in Directory.EnumerateFiles(source, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var folder = Path.GetDirectoryName(file)!;
            var name = Path.GetFileNameWithoutExtension(file);
            var folders = Declarations(folder);
            if (folders.Count == 0)
                continue;
            var bin = Path.Combine(folder, "bin", Metadata("Configuration"));
            var path = Directory.Exists(bin) ? Directory.EnumerateFiles(bin, name + ".dll", SearchOption.AllDirectories).Order().LastOrDefault() : null;
            if (path is null)
                continue;
            var resolver = new DefaultAssemblyResolver();
            resolver.AddSearchDirectory(Path.GetDirectoryName(path)!);
            projects.Add(new SourceProject(name, AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = resolver }), folders));
        }

        return projects;
    }

    private static Dictionary<string, string> Declarations(string project)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(project, Path.GetDirectoryName(file)!).Replace('\\', '/');
            if (relative.Split('/')[0] is "bin" or "obj")
                continue;
            var text = File.ReadAllText(file);
            var name = Namespace().Match(text).Groups[1].Value;
            foreach (Match declaration in Declaration().Matches(text))
                folders.TryAdd($"{name}.{declaration.Groups[1].Value}", relative == "." ? "" : relative);
        }

        return folders;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    // Top-level declarations start at the left margin.
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe)\s+)+(?:class|record struct|record class|record|interface|enum|struct|delegate\s+[\w<>\[\],?. ]+?)\s+(\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
