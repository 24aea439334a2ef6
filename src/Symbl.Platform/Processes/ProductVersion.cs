using System.Reflection;

namespace Symbl.Platform.Processes;

/// <summary>The version of the server.</summary>
public static class ProductVersion
{
    /// <summary>Semantic version without build metadata.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        var text = typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var metadata = text.IndexOf('+', StringComparison.Ordinal);
        return metadata < 0 ? text : text[..metadata];
    }
}
