using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Conventions;

/// <summary>
/// Conventions of the cmdlets. The tests find the cmdlets in the staged module by reflection, so that they cover a new cmdlet at once.
/// </summary>
public sealed class CmdletConventionTests : IClassFixture<CmdletConventionTests.Module>
{
    private static readonly string[] Reading = ["Get", "Measure", "Test", "Wait", "Connect", "Disconnect"];

    // They work on this machine alone.
    private static readonly string[] WithoutService = ["SymblConnection", "SymblModel", "SymblRecognizer", "SymblEngine"];
    private readonly Module _module;

    public CmdletConventionTests(Module module) => _module = module;

    public static TheoryData<string> Cmdlets()
    {
        var data = new TheoryData<string>();
        foreach (Match match in Regex.Matches(File.ReadAllText(Repository.Manifest), @"'(\w+-Symbl\w*)'")) data.Add(match.Groups[1].Value);
        return data;
    }

    [Fact]
    public void Manifest_exports_all_cmdlets()
    {
        var inAssembly = _module.Assembly.GetTypes()
            .Select(t => t.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(a => $"{a.VerbName}-{a.NounName}")
            .Order();
        Assert.Equal(inAssembly, Cmdlets().Select(row => (string)row.Data).Order());
        Assert.Equal(inAssembly, _module.Commands.Keys.Order());
    }

    [Fact]
    public void Commands_are_discovered_without_an_import()
    {
        using var session = new Session(import: false);
        var names = session.Run("(Test-ModuleManifest $manifest).ExportedCmdlets.Keys", ("manifest", Repository.Manifest)).ThrowIfFailed().Output;
        Assert.Equal(_module.Commands.Keys.Order(), names.Select(name => name.ToString()).Order());
    }

    [Fact]
    public void About_topic_lists_all_commands_and_error_ids()
    {
        var about = File.ReadAllText(Path.Combine(Repository.ModuleFolder, "en-US", "about_SymblPS.help.txt"));
        Assert.DoesNotContain("{{", about);
        Assert.All(Cmdlets().Select(row => (string)row.Data), name => Assert.Matches($@"(?m)^    {name} +\S", about));
        Assert.All(ErrorIds(), id => Assert.Matches($@"(?m)^    {Regex.Escape(id)} +\S", about));
        Assert.All(about.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Verb_is_approved_and_noun_is_singular(string name)
    {
        var verbs = typeof(VerbsCommon).Assembly.GetTypes()
            .Where(t => t.Namespace == "System.Management.Automation" && t.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name));
        var (verb, noun) = (name.Split('-')[0], name.Split('-')[1]);
        Assert.Contains(verb, verbs);
        Assert.StartsWith("Symbl", noun);
        // "Analytics" is the term of the API and has no singular.
        if (noun != "SymblAnalytics") Assert.False(noun.EndsWith('s'), $"{noun} is a plural.");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Cmdlet_classes_are_sealed_and_declare_their_output(string name)
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
    public void Changing_cmdlets_support_WhatIf(string name)
    {
        var attribute = _module.TypeOf(name).GetCustomAttribute<CmdletAttribute>()!;
        // A Get command with -Refresh changes stored results.
        var refreshes = _module.Parameters(name).Any(p => p.Name == "Refresh");
        Assert.Equal(!Reading.Contains(attribute.VerbName) || refreshes, attribute.SupportsShouldProcess);
        if (attribute.VerbName == "Remove") Assert.Equal(ConfirmImpact.High, attribute.ConfirmImpact);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Secret_parameters_are_secure_strings(string name)
    {
        foreach (var parameter in _module.Parameters(name))
        {
            if (Regex.IsMatch(parameter.Name, "Secret|Password|^AccessToken$|ApiKey", RegexOptions.IgnoreCase))
                Assert.Equal(typeof(System.Security.SecureString), parameter.PropertyType);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Ids_bind_by_property_name_and_parameters_are_singular(string name)
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
    public void Cmdlets_with_requests_have_a_Connection_parameter(string name)
    {
        if (name.EndsWith("-Symbl", StringComparison.Ordinal) || (WithoutService.Contains(name.Split('-')[1]) && name != "Test-SymblConnection")) return;
        Assert.Contains(_module.Parameters(name), p => p.Name == "Connection");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_page_has_examples_and_every_parameter(string name)
    {
        var path = Path.Combine(Repository.Root, "docs", "help", name + ".md");
        Assert.True(File.Exists(path), $"{path} is missing.");
        var text = File.ReadAllText(path);
        Assert.DoesNotContain("{{", text);
        Assert.True(Regex.Matches(text, "^### .*example", RegexOptions.Multiline | RegexOptions.IgnoreCase).Count >= 2, $"{name} has fewer than two examples.");
        var parameters = _module.Parameters(name).Where(p => p.GetCustomAttributes<ParameterAttribute>().Any());
        Assert.All(parameters, p => Assert.Matches($@"(?m)^### -{p.Name}\s*$", text));
        var syntax = text[text.IndexOf("## SYNTAX", StringComparison.Ordinal)..text.IndexOf("## ALIASES", StringComparison.Ordinal)];
        Assert.All(parameters, p => Assert.Matches($@"\[?-{p.Name}\b", syntax));
        var maml = File.ReadAllText(Path.Combine(Repository.ModuleFolder, "bin", "net8.0", "en-US", "SymblPS.Cmdlets.dll-Help.xml"));
        Assert.Contains($">{name}<", maml);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Output_types_have_a_table_and_a_list_view(string name)
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
        var ids = ErrorIds();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var documented = File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md"));
        Assert.All(ids, id =>
        {
            Assert.StartsWith("Symbl.", id);
            Assert.Contains(id, documented);
        });
    }

    private List<string> ErrorIds() =>
    [
        .. _module.Assembly.GetType("SymblPS.Cmdlets.Errors.ErrorIds")!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!),
    ];

    [Fact]
    public void Public_types_expose_no_package_types()
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

    /// <summary>The assemblies of the module, loaded by a session.</summary>
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
