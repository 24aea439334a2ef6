using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SymblPS.Staging;

/// <summary>A command of the module.</summary>
/// <param name="Name">Verb and noun.</param>
/// <param name="Area">The folder of its class below <c>Commands</c>.</param>
internal sealed record ModuleCommand(string Name, string Area)
{
    /// <summary>The noun.</summary>
    public string Noun => Name[(Name.IndexOf('-', StringComparison.Ordinal) + 1)..];
}

/// <summary>Finds the commands in the compiled assembly. The assembly is read, not loaded.</summary>
internal static class CommandCatalog
{
    private const string Namespace = "SymblPS.Cmdlets.Commands.";

    /// <summary>Reads all commands, in the order of their names.</summary>
    /// <param name="assembly">Path of the assembly.</param>
    public static IReadOnlyList<ModuleCommand> Read(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var commands = new List<ModuleCommand>();
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            foreach (var attribute in type.GetCustomAttributes().Select(metadata.GetCustomAttribute))
            {
                if (NameOf(metadata, attribute) != "CmdletAttribute") continue;
                var value = metadata.GetBlobReader(attribute.Value);
                // Every custom attribute begins with this number; the arguments of the constructor, verb and noun, follow.
                if (value.ReadUInt16() != 1) throw new StagingException(assembly, "A cmdlet attribute cannot be read.");
                commands.Add(new ModuleCommand(
                    $"{value.ReadSerializedString()}-{value.ReadSerializedString()}", Area(assembly, metadata.GetString(type.Namespace))));
            }
        }

        return commands.Count > 0
            ? [.. commands.OrderBy(static command => command.Name, StringComparer.Ordinal)]
            : throw new StagingException(assembly, "The assembly has no cmdlets.");
    }

    private static string Area(string assembly, string name) => name.StartsWith(Namespace, StringComparison.Ordinal)
        ? name[Namespace.Length..]
        : throw new StagingException(assembly, $"The namespace of a cmdlet is {name}; it must begin with {Namespace}");

    private static string NameOf(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : string.Empty;
}
