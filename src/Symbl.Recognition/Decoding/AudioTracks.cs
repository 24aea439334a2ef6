using System.Globalization;
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

    /// <summary>
    /// Gets the arguments of ffmpeg that choose the tracks and their format. The engines work at 8 or 16 kHz; the nearest of them keeps the
    /// decoded file small and telephone audio as it is. One track keeps its channels. Several tracks have one channel each.
    /// </summary>
    public IEnumerable<string> Filter()
    {
        if (_used.Count < 2)
        {
            var track = _used.Count == 0 ? 0 : _used[0].Index;
            return ["-map", Invariant($"0:a:{track}?"), "-af", Invariant($"aformat=sample_rates={TelephoneRate}|{WideRate}")];
        }

        var rate = _used.All(track => track.SampleRate is > 0 and < HighestTelephoneRate) ? TelephoneRate : WideRate;
        var count = _used.Count.ToString(CultureInfo.InvariantCulture);
        var channels = _used.Select((track, channel) => Invariant(
            $"[0:a:{track.Index}]aresample={rate}:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=mono,") +
            Invariant($"pan={count}c|c{channel}=c0[t{channel}]"));
        // The transition after the end of a track is so long that the levels of the others do not change.
        var mix = string.Concat(Enumerable.Range(0, _used.Count).Select(channel => Invariant($"[t{channel}]"))) +
            $"amix=inputs={count}:duration=longest:dropout_transition=1000000000[all]";
        return ["-filter_complex", string.Join(";", [.. channels, mix]), "-map", "[all]"];
    }

    private static string Numbers(IEnumerable<AudioTrack> tracks) => string.Join(", ", tracks.Select(track => Invariant($"{track.Index + 1}")));
}
