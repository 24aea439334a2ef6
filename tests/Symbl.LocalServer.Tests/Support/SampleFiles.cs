namespace Symbl.LocalServer.Tests.Support;

/// <summary>Recordings of the repository.</summary>
public static class SampleFiles
{
    public static string SupportCall => Find("examples/audio/support-call.wav");

    private static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        }

        throw new FileNotFoundException($"{path} is part of the repository and should be above {AppContext.BaseDirectory}.");
    }
}
