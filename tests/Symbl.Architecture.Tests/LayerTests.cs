using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Symbl.Architecture.Tests;

/// <summary>The layers, as the compiled types show them. Each violation is named with both ends.</summary>
public sealed class LayerTests
{
    private const string Server = "Symbl.LocalServer";

    /// <summary>What each project may use directly. A project that is missing here fails the test.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Symbl.Speech.Scoring"] = [],
        ["Symbl.Transcripts"] = [],
        ["Symbl.Platform"] = [],
        ["Symbl.Models"] = [],
        ["Symbl.Domain"] = [],
        ["Symbl.Speech"] = ["Symbl.Speech.Scoring"],
        ["Symbl.Language"] = ["Symbl.Domain"],
        ["Symbl.Recognition"] = ["Symbl.Domain", "Symbl.Models", "Symbl.Platform", "Symbl.Speech", "Symbl.Speech.Scoring", "Symbl.Transcripts"],
        ["Symbl.Recognition.Neural"] = ["Symbl.Models", "Symbl.Recognition", "Symbl.Speech"],
        ["Symbl.Recognition.Whisper"] = ["Symbl.Domain", "Symbl.Models", "Symbl.Recognition", "Symbl.Speech"],
        ["Symbl.Storage"] = ["Symbl.Domain", "Symbl.Platform"],
        [Server] = ["Symbl.Domain", "Symbl.Models", "Symbl.Platform", "Symbl.Language", "Symbl.Recognition", "Symbl.Recognition.Neural", "Symbl.Recognition.Whisper", "Symbl.Speech", "Symbl.Storage", "Symbl.Transcripts"],
        ["SymblPS"] = [],
        ["SymblPS.Client"] = ["SymblPS", "Symbl.Models", "Symbl.Speech.Scoring", "Symbl.Transcripts"],
        ["SymblPS.Cmdlets"] = ["SymblPS", "SymblPS.Client", "Symbl.Models", "Symbl.Speech.Scoring", "Symbl.Transcripts"],
        ["SymblPS.Host"] = [],
        ["SymblPS.Staging"] = [],
    };

    /// <summary>The floors of the server, highest first. A folder uses folders of lower floors only.</summary>
    private static readonly string[][] Floors =
    [
        [""],
        ["Hosting"],
        ["Endpoints"],
        ["Services", "Faults"],
        ["Http", "Jobs"],
        ["Authentication", "LanguageModel"],
        ["Options"],
    ];

    public static TheoryData<string> Projects => [.. SourceProject.All.Select(project => project.Name)];

    [Fact]
    public void All_projects_are_compiled_and_have_a_layer()
    {
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), SourceProject.All.Select(project => project.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>A build of the solution compiles a project outside of it in the wrong configuration.</summary>
    [Fact]
    public void The_solution_has_all_projects()
    {
        var top = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(SourceProject.SourceFolder))!;
        var solution = File.ReadAllText(Path.Combine(top, "SymblPS.slnx"));
        var projects = new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(top, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(top, path).Replace('\\', '/'));

        Assert.All(projects, project => Assert.Contains($"Path=\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_the_projects_below_it(string name)
    {
        var violations = SourceProject.Of(name).Types
            .SelectMany(type => TypeUses.Of(type), (type, use) => (type, use))
            .Where(pair => SourceProject.All.Any(project => project.Name == pair.use.Scope.Name) && pair.use.Scope.Name != name)
            .Where(pair => !Allowed[name].Contains(pair.use.Scope.Name))
            .Select(pair => $"{pair.type.FullName} uses {pair.use.FullName} of {pair.use.Scope.Name}");

        Assert.Empty(violations);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_project_form_no_circle(string name) => Assert.Empty(FolderGraph.UsesOnCircles(Uses(SourceProject.Of(name))));

    [Fact]
    public void A_folder_of_the_server_uses_only_floors_below_it()
    {
        var violations = Uses(SourceProject.Of(Server))
            .Where(use => Top(use.FromFolder) != Top(use.ToFolder) && FloorOf(use.ToFolder) <= FloorOf(use.FromFolder))
            .Select(use => use.ToString());

        Assert.Empty(violations);
    }

    [Fact]
    public void Only_the_storage_project_names_SQLite()
    {
        var named = SourceProject.All.Where(project => project.Name != "Symbl.Storage")
            .SelectMany(project => project.Types)
            .Where(type => TypeUses.Of(type).Any(use => use.Scope.Name.Contains("Sqlite", StringComparison.OrdinalIgnoreCase)))
            .Select(type => type.FullName);

        Assert.Empty(named);
        Assert.Contains(
            SourceProject.Of("Symbl.Storage").Types,
            type => TypeUses.Of(type).Any(use => use.Scope.Name == "Microsoft.Data.Sqlite"));
    }

    [Fact]
    public void Only_the_HTTP_layer_throws_ApiException()
    {
        var thrown = SourceProject.Of(Server).Types
            .Where(type => Top(SourceProject.Of(Server).FolderOf(type.FullName)!) is not ("Http" or "Endpoints"))
            .SelectMany(MethodsOf, (type, method) => (type, method))
            .Where(pair => pair.method.HasBody && pair.method.Body.Instructions.Any(MakesApiException))
            .Select(pair => $"{pair.type.FullName}: {pair.method.Name}");

        Assert.Empty(thrown);
        Assert.Contains(
            SourceProject.Of(Server).Types.SelectMany(MethodsOf), method => method.HasBody && method.Body.Instructions.Any(MakesApiException));
    }

    [Fact]
    public void Services_know_nothing_of_HTTP()
    {
        var uses = SourceProject.Of(Server).Types
            .Where(type => Top(SourceProject.Of(Server).FolderOf(type.FullName)!) == "Services")
            .SelectMany(type => TypeUses.Of(type), (type, use) => (type, use))
            .Where(pair => pair.use.Namespace.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            .Select(pair => $"{pair.type.FullName} uses {pair.use.FullName}");

        Assert.Empty(uses);
    }

    [Theory]
    [InlineData("Symbl.Speech.Scoring")]
    [InlineData("Symbl.Transcripts")]
    [InlineData("Symbl.Platform")]
    [InlineData("Symbl.Domain")]
    [InlineData("Symbl.Speech")]
    [InlineData("Symbl.Language")]
    [InlineData("Symbl.Recognition")]
    [InlineData("Symbl.Storage")]
    [InlineData(Server)]
    [InlineData("SymblPS.Client")]
    public void A_public_type_is_used_by_another_project(string name)
    {
        var project = SourceProject.Of(name);
        var types = project.Types.ToDictionary(type => type.FullName, StringComparer.Ordinal);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(SourceProject.All.Concat(SourceProject.Benches).Where(other => other.Name != name)
            .SelectMany(other => other.Types)
            .SelectMany(TypeUses.Of)
            .Where(use => use.Scope.Name == name)
            .Select(use => use.FullName));
        // A public type may name others in its own members.
        while (open.TryPop(out var fullName))
        {
            if (!needed.Add(fullName) || !types.TryGetValue(fullName, out var type))
                continue;
            foreach (var use in TypeUses.OfSurface(type).Where(use => types.ContainsKey(use.FullName)))
                open.Push(use.FullName);
        }

        Assert.Empty(project.Types
            .Where(type => type.IsPublic && !needed.Contains(type.FullName) && !IsExtensionPoint(type) && !HasConstantsOnly(type))
            .Select(type => type.FullName));
    }

    [Fact]
    public void No_project_shows_its_internals_to_another_project_of_the_product()
    {
        var shown = SourceProject.All.Where(project => project.Name != "SymblPS")
            .SelectMany(project => project.Assembly.CustomAttributes
                .Where(attribute => attribute.AttributeType.Name == "InternalsVisibleToAttribute")
                .Select(attribute => (project.Name, Friend: (string)attribute.ConstructorArguments[0].Value)))
            .Where(pair => SourceProject.All.Any(project => project.Name == pair.Friend))
            .Select(pair => $"{pair.Name} shows its internals to {pair.Friend}");

        Assert.Empty(shown);
    }

    // An application registers engines of its own through these.
    private static bool IsExtensionPoint(TypeDefinition type) => type.Namespace == "Symbl.Recognition.Stages";

    // The compiler copies constants to the places that use them, so a compiled type does not name their class.
    private static bool HasConstantsOnly(TypeDefinition type) => type.Fields.Count > 0 && type.Fields.All(field => field.HasConstant);

    private static List<Use> Uses(SourceProject project) =>
    [
        .. project.Types
            .SelectMany(TypeUses.Of, (type, use) => (type, use))
            .Select(pair => (pair.type, pair.use, Folder: project.FolderOf(pair.use.FullName)))
            .Where(pair => pair.Folder is not null && IsDeclaredBy(project, pair.use))
            .Select(pair => new Use(project.FolderOf(pair.type.FullName)!, pair.type.Name, pair.Folder!, pair.use.Name)),
    ];

    private static bool IsDeclaredBy(SourceProject project, TypeReference type) => type.Scope == project.Assembly.MainModule
        || type.Scope.Name == project.Name || type.Scope.Name == project.Assembly.MainModule.Name;

    private static string Top(string folder) => folder.Split('/')[0];

    private static int FloorOf(string folder)
    {
        var floor = Array.FindIndex(Floors, names => names.Contains(Top(folder)));
        return floor >= 0 ? floor : throw new InvalidOperationException($"The folder {folder} of {Server} has no floor.");
    }

    private static IEnumerable<MethodDefinition> MethodsOf(TypeDefinition type) => type.Methods.Concat(type.NestedTypes.SelectMany(MethodsOf));

    private static bool MakesApiException(Instruction instruction) =>
        instruction.Operand is MethodReference { DeclaringType.Name: "ApiException" } method
        && (instruction.OpCode == OpCodes.Newobj || (!method.HasThis && method.ReturnType.Name == "ApiException"));
}
