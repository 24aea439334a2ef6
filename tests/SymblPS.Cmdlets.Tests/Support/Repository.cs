using System.Text.RegularExpressions;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>Paths of the repository.</summary>
internal static partial class Repository
{
    public static string Root { get; } = Find();

    public static string Version { get; } = VersionPattern().Match(File.ReadAllText(Path.Combine(Root, "Directory.Build.props"))).Groups[1].Value;

    public static string ModuleFolder { get; } = Path.Combine(Root, "output", "SymblPS", Version);

    public static string Manifest { get; } = Path.Combine(ModuleFolder, "SymblPS.psd1");

    public static string Sample { get; } = Path.Combine(Root, "examples", "audio", "support-call.wav");

    public static string SampleChannels { get; } = Path.Combine(Root, "examples", "audio", "support-call-channels.wav");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SymblPS.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No SymblPS.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex("<VersionPrefix>([^<]+)</VersionPrefix>")]
    private static partial Regex VersionPattern();
}
