using static System.FormattableString;

namespace Symbl.Recognition.Decoding;

/// <summary>An audio track of a file.</summary>
/// <param name="Index">Its number among the audio tracks, from 0.</param>
/// <param name="SampleRate">Sample rate in hertz; 0 if unknown.</param>
/// <param name="Language">Code of its language; null if unknown.</param>
/// <param name="IsExtra">True for a commentary or another track that accompanies the main one.</param>
/// <param name="IsDefault">True for the track that players choose.</param>
internal sealed record AudioTrack(int Index, int SampleRate, string? Language, bool IsExtra, bool IsDefault);

/// <summary>
/// The audio tracks of a file that belong to the conversation. A screen recorder writes a track for the microphone and a track for the
/// others, so every track counts and becomes a channel. A commentary and a translation repeat the conversation; they are left out.
/// </summary>
internal sealed class AudioTracks
{
    private const int MostTracks = 8;
    private const int TelephoneRate = 8000;
    private const int WideRate = 16_000;
    private const int HighestTelephoneRate = 12_000;

    private readonly IReadOnlyList<AudioTrack> _used;

    private AudioTracks(IReadOnlyList<AudioTrack> used, IReadOnlyList<string> notes) => (_used, Notes) = (used, notes);

    /// <summary>The first track, of a file of which nothing is known.</summary>
    public static AudioTracks First { get; } = new([], []);

    /// <summary>Statements for the user about the tracks; can be empty.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Chooses among the tracks of a file.</summary>
    public static AudioTracks Choose(IReadOnlyList<AudioTrack> tracks)
    {
        if (tracks.Count == 0)
            return First;
        if (tracks.Count == 1)
            return new AudioTracks(tracks, []);
        IReadOnlyList<AudioTrack> main = [.. tracks.Where(track => !track.IsExtra)];
        if (main.Count == 0)
            main = [tracks[0]];
        var chosen = main.FirstOrDefault(track => track.IsDefault) ?? main[0];
        // Tracks in several languages are translations of each other. A track without a language can be anything, so it stays.
        IReadOnlyList<AudioTrack> used =
        [
            .. main.Where(track => track.Language is null || chosen.Language is null || track.Language == chosen.Language).Take(MostTracks),
        ];
        List<string> notes = [];
        if (used.Count > 1)
        {
            notes.Add(Invariant($"The file has {tracks.Count} audio tracks. Every track that was used is a channel of the recording: ")
                + $"{Numbers(used)}.");
        }

        IReadOnlyList<AudioTrack> rest = [.. tracks.Except(used)];
        if (rest.Count > 0)
        {
            notes.Add(Invariant($"The file has {tracks.Count} audio tracks. Tracks that were left out (commentary, another language, or ")
                + Invariant($"beyond {MostTracks}): {Numbers(rest)}."));
        }

        return new AudioTracks(used, notes);
    }

    /// <summary>Number of files to decode to: one for each track. A file of which nothing is known has one.</summary>
    public int Files => Math.Max(1, _used.Count);

    private int Rate => _used.All(track => track.SampleRate is > 0 and < HighestTelephoneRate) ? TelephoneRate : WideRate;

    /// <summary>
    /// Gets the arguments of ffmpeg that choose a track and its format. The engines work at 8 or 16 kHz; the nearest of them keeps the
    /// decoded file small and telephone audio as it is. One track keeps its channels. Several tracks have one channel each, and begin with
    /// the recording.
    /// </summary>
    /// <param name="file">Number of the file, from 0.</param>
    public IEnumerable<string> Filter(int file)
    {
        var track = _used.Count == 0 ? 0 : _used[file].Index;
        var filter = _used.Count < 2
            ? Invariant($"aformat=sample_rates={TelephoneRate}|{WideRate}")
            : Invariant($"aresample={Rate}:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=mono");
        return ["-map", Invariant($"0:a:{track}?"), "-af", filter];
    }

    /// <summary>
    /// Gets the filter of ffmpeg that joins the files of several tracks as channels. Shorter tracks end with silence. (The filter amix
    /// ends with the shortest track if the tracks have frames of the same length.)
    /// </summary>
    /// <param name="lengths">Length of each file in frames; 0 for a track without audio.</param>
    public string Join(IReadOnlyList<long> lengths)
    {
        var longest = lengths.Max();
        var padded = lengths.Select((length, file) => length == 0
            ? Invariant($"anullsrc=r={Rate}:cl=mono,atrim=end_sample={longest}[t{file}]")
            : Invariant($"[{lengths.Take(file).Count(before => before > 0)}:a]apad=whole_len={longest}[t{file}]"));
        var inputs = string.Concat(lengths.Select((_, file) => Invariant($"[t{file}]")));
        return string.Join(";", padded) + Invariant($";{inputs}amerge=inputs={lengths.Count}[all]");
    }

    private static string Numbers(IEnumerable<AudioTrack> tracks) => string.Join(", ", tracks.Select(track => Invariant($"{track.Index + 1}")));
}
