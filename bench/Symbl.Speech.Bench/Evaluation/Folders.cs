using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Evaluation;

/// <summary>Recordings in the repository and beside it, found upwards from where the program runs.</summary>
internal static class Folders
{
    /// <summary>Real speech with reference turns, in or beside the repository; null where it is not there.</summary>
    public static string? SharedSpeech { get; } = Find(Path.Combine("shared", "data", "speech"));

    /// <summary>Real telephone calls with reference turns and words, in or beside the repository; null where they are not there.</summary>
    public static string? SharedCalls { get; } = Find(Path.Combine("shared", "data", "calls"));

    /// <summary>The sample recordings of the repository; null while they are not there.</summary>
    public static string? Samples { get; } = Find(Path.Combine("examples", "audio"));

    /// <summary>The documentation of the repository; null outside of it.</summary>
    public static string? Documentation { get; } = Find("docs");

    public static List<SpeakerSegment> ReadTruth(string path) => Rttm.Read(path).Select(row => row.ToSegment()).ToList();

    private static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
