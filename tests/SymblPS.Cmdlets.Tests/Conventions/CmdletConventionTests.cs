using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Conventions;

/// <summary>What holds for every cmdlet, looked up in the staged module by reflection, so that a new cmdlet is held to it from its first day.</summary>
public sealed class CmdletConventionTests : IClassFixture<CmdletConventionTests.Module>
{
    private static readonly string[] Reading = ["Get", "Measure", "Test", "Wait", "Connect", "Disconnect"];
    private readonly Module _module;

    public CmdletConventionTests(Module module) => _module = module;

    public static TheoryData<string> Cmdlets()
    {
        var data = new TheoryData<string>();
        foreach (Match match in Regex.Matches(File.ReadAllText(Repository.Manifest), @"'(\w+-Symbl\w*)'")) data.Add(match.Groups[1].Value);
        return data;
    }

    [Fact]
    public void The_manifest_exports_what_the_assembly_has()
    {
        var inAssembly = _module.Assembly.GetTypes()
            .Select(t => t.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(a => $"{a.VerbName}-{a.NounName}")
            .Order();
        Assert.Equal(inAssembly, Cmdlets().Select(row => (string)row.Data).Order());
        Assert.Equal(inAssembly, _module.Commands.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_verb_is_approved_and_the_noun_singular(string name)
    {
        var verbs = typeof(VerbsCommon).Assembly.GetTypes()
            .Where(t => t.Namespace == "System.Management.Automation" && t.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name));
        var (verb, noun) = (name.Split('-')[0], name.Split('-')[1]);
        Assert.Contains(verb, verbs);
        Assert.StartsWith("Symbl", noun);
        // "Analytics" is the API's own name of the thing and has no singular.
        if (noun != "SymblAnalytics") Assert.False(noun.EndsWith('s'), $"{noun} is a plural.");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_class_is_sealed_and_says_what_it_gives(string name)
    {
        var type = _module.TypeOf(name);
        Assert.True(type.IsSealed);
        Assert.Equal(name.Replace("-", string.Empty) + "Command", type.Name);
        var outputs = type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(a => a.Type).ToList();
        if (name is "Disconnect-Symbl" || name.StartsWith("Remove-", StringComparison.Ordinal)) Assert.Empty(outputs);
        else Assert.NotEmpty(outputs);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_changes_something_can_be_asked_what_if(string name)
    {
        var attribute = _module.TypeOf(name).GetCustomAttribute<CmdletAttribute>()!;
        // A reading command may have one switch that has something made anew.
        var refreshes = _module.Parameters(name).Any(p => p.Name == "Refresh");
        Assert.Equal(!Reading.Contains(attribute.VerbName) || refreshes, attribute.SupportsShouldProcess);
        if (attribute.VerbName == "Remove") Assert.Equal(ConfirmImpact.High, attribute.ConfirmImpact);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void No_secret_is_a_plain_text(string name)
    {
        foreach (var parameter in _module.Parameters(name))
        {
            if (Regex.IsMatch(parameter.Name, "Secret|Password|^AccessToken$|ApiKey", RegexOptions.IgnoreCase))
                Assert.Equal(typeof(System.Security.SecureString), parameter.PropertyType);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Ids_bind_by_property_name_and_names_are_singular(string name)
    {
        foreach (var parameter in _module.Parameters(name))
        {
            var attributes = parameter.GetCustomAttributes<ParameterAttribute>().ToList();
            var mandatory = attributes.Exists(a => a.Mandatory);
            if (parameter.Name is "ConversationId" or "JobId" && mandatory)
                Assert.Contains(attributes, a => a.ValueFromPipelineByPropertyName);
            if (parameter.Name is not ("Address" or "Alias" or "Hypothesis") && parameter.PropertyType.IsArray)
                Assert.False(parameter.Name.EndsWith('s'), $"{name} -{parameter.Name} is a plural.");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_talks_to_a_service_takes_a_connection(string name)
    {
        if (name.EndsWith("-Symbl", StringComparison.Ordinal) || name == "Get-SymblConnection") return;
        Assert.Contains(_module.Parameters(name), p => p.Name == "Connection");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_has_a_help_page_with_examples_and_every_parameter(string name)
    {
        var path = Path.Combine(Repository.Root, "docs", "help", name + ".md");
        Assert.True(File.Exists(path), $"{path} is missing.");
        var text = File.ReadAllText(path);
        Assert.DoesNotContain("{{", text);
        Assert.True(Regex.Matches(text, "^### .*example", RegexOptions.Multiline | RegexOptions.IgnoreCase).Count >= 2, $"{name} has fewer than two examples.");
        var parameters = _module.Parameters(name).Where(p => p.GetCustomAttributes<ParameterAttribute>().Any());
        Assert.All(parameters, p => Assert.Matches($@"(?m)^### -{p.Name}\s*$", text));
        var maml = File.ReadAllText(Path.Combine(Repository.ModuleFolder, "bin", "net8.0", "en-US", "SymblPS.Cmdlets.dll-Help.xml"));
        Assert.Contains($">{name}<", maml);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_public_type_it_gives_has_a_table_and_a_list(string name)
    {
        var views = string.Concat(Directory.GetFiles(Repository.ModuleFolder, "*.Format.ps1xml").Select(File.ReadAllText));
        foreach (var type in _module.TypeOf(name).GetCustomAttributes<OutputTypeAttribute>().SelectMany(a => a.Type))
        {
            if (type.Type?.Namespace != "SymblPS") continue;
            var found = Regex.Matches(views, $"<TypeName>{Regex.Escape(type.Type.FullName!)}</TypeName>").Count;
            Assert.True(found >= 2, $"{type.Type} has {found} views.");
        }
    }

    [Fact]
    public void Error_ids_are_unique_and_documented()
    {
        var ids = _module.Assembly.GetType("SymblPS.Cmdlets.Errors.ErrorIds")!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var documented = File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md"));
        var about = File.ReadAllText(Path.Combine(Repository.ModuleFolder, "bin", "net8.0", "en-US", "about_SymblPS.help.txt"));
        Assert.All(ids, id =>
        {
            Assert.StartsWith("Symbl.", id);
            Assert.Contains(id, documented);
            Assert.Contains(id, about);
        });
    }

    [Fact]
    public void Public_types_show_no_type_of_a_package()
    {
        var allowed = new[] { "SymblPS", "System.Private.CoreLib", "System.Runtime", "netstandard" };
        foreach (var type in _module.Shared.GetExportedTypes())
        {
            var shown = type.GetProperties().Select(p => p.PropertyType)
                .Concat(type.GetMethods().SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)))
                .Append(type.BaseType ?? typeof(object));
            Assert.All(shown, t => Assert.Contains(allowed, a => (t.Assembly.GetName().Name ?? string.Empty).StartsWith(a, StringComparison.Ordinal)
                || t.Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal)));
        }
    }

    /// <summary>The module's assemblies, loaded the way a session loads them.</summary>
    public sealed class Module : IDisposable
    {
        private readonly Session _session = new();

        public Module()
        {
            Commands = _session.Run("(Get-Module SymblPS).ExportedCmdlets.Values").Output
                .Select(o => (CmdletInfo)o.BaseObject)
                .ToDictionary(c => c.Name);
            Assembly = Commands.Values.First().ImplementingType.Assembly;
            Shared = Assembly.GetReferencedAssemblies()
                .Where(n => n.Name == "SymblPS")
                .Select(n => AppDomain.CurrentDomain.GetAssemblies().First(a => a.GetName().Name == n.Name))
                .First();
        }

        public Assembly Assembly { get; }

        public Assembly Shared { get; }

        internal IReadOnlyDictionary<string, CmdletInfo> Commands { get; }

        public Type TypeOf(string name) => Commands[name].ImplementingType;

        public IEnumerable<PropertyInfo> Parameters(string name) =>
            TypeOf(name).GetProperties().Where(p => p.GetCustomAttributes<ParameterAttribute>().Any());

        public void Dispose() => _session.Dispose();
    }
}
