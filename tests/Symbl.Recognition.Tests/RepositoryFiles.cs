namespace Symbl.Recognition.Tests;

/// <summary>Files of the repository that tests read: found by walking up from where the tests run.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder of the sample recordings.</summary>
    public static string SampleAudio { get; } = Find(Path.Combine("examples", "audio"));

    /// <summary>The folder of the conversations whose insights are read.</summary>
    public static string Conversations { get; } =
        Find(Path.Combine("tests", "Symbl.Language.Tests", "Insights", "Conversations"));

    /// <summary>The folder of the files that describe recognizer commands.</summary>
    public static string Recognizers { get; } = Find(Path.Combine("examples", "recognizers"));

    private static string Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, relative)))
                return Path.Combine(folder.FullName, relative);
        throw new DirectoryNotFoundException($"{relative} is not above {AppContext.BaseDirectory}.");
    }
}
