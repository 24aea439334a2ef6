using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Evaluation;

/// <summary>A WAV file and who speaks when in it.</summary>
/// <param name="Name">The path below the folder, with slashes and without extension: what tables and files call it.</param>
/// <param name="WavePath">The sound.</param>
/// <param name="RttmPath">The reference.</param>
internal sealed record ReferencedRecording(string Name, string WavePath, string RttmPath)
{
    /// <summary>What RTTM and UEM files call the recording: its file name without extension.</summary>
    public string FileName => Path.GetFileNameWithoutExtension(WavePath);

    /// <summary>Finds the pairs of WAV and RTTM files of one name, in ordinal order.</summary>
    /// <param name="folder">Looked through with all folders below it.</param>
    /// <param name="withoutReference">Names of the WAV files that have no RTTM file beside them.</param>
    public static IReadOnlyList<ReferencedRecording> Find(string folder, out IReadOnlyList<string> withoutReference)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var references = files.Where(file => HasExtension(file, ".rttm")).ToLookup(WithoutExtension, StringComparer.Ordinal);
        string NameOf(string file) => WithoutExtension(Path.GetRelativePath(folder, file)).Replace('\\', '/');

        var found = new List<ReferencedRecording>();
        var alone = new List<string>();
        foreach (var wave in files.Where(file => HasExtension(file, ".wav")))
        {
            if (references[WithoutExtension(wave)].FirstOrDefault() is { } rttm)
                found.Add(new ReferencedRecording(NameOf(wave), wave, rttm));
            else
                alone.Add(NameOf(wave));
        }
        withoutReference = alone;
        return found;
    }

    /// <summary>
    /// Who speaks when. A file with rows of several recordings is read by the name of this one; one with rows of a single recording is taken
    /// for this, whatever that is called.
    /// </summary>
    /// <exception cref="FormatException">The file cannot be read, or says nothing of this recording.</exception>
    public IReadOnlyList<SpeakerSegment> ReadReference()
    {
        var rows = Rttm.Read(RttmPath);
        var named = rows.Where(row => row.File == FileName).ToList();
        if (named.Count == 0 && rows.Select(row => row.File).Distinct(StringComparer.Ordinal).Count() > 1)
            throw new FormatException($"The RTTM file has rows of several recordings, and none of '{FileName}'.");
        return (named.Count > 0 ? named : rows).Select(row => row.ToSegment()).ToList();
    }

    private static bool HasExtension(string file, string extension) =>
        Path.GetExtension(file).Equals(extension, StringComparison.OrdinalIgnoreCase);

    private static string WithoutExtension(string file) => Path.ChangeExtension(file, null);
}
