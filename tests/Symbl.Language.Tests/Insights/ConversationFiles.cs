namespace Symbl.Language.Tests.Insights;

/// <summary>The sample conversations of the insight tests, as they are in the source tree.</summary>
internal static class ConversationFiles
{
    /// <summary>The folder in the source tree: the tests read the samples there and can write approved readings back.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SymblPS.slnx")))
                return Path.Combine(folder.FullName, "tests", "Symbl.Language.Tests", "Insights", "Conversations");
        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
