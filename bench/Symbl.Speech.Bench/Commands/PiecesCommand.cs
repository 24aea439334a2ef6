using System.Diagnostics;
using System.Globalization;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Diarization;

namespace Symbl.Speech.Bench.Commands;

/// <summary><c>pieces</c>: how much of the reference speech lies in the pieces that a recognizer hears.</summary>
internal static class PiecesCommand
{
    private const double Longest = 28;

    public static int Run(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        var options = Options.Parse(arguments, ["longest"], ["by-channel"]);
        var folder = options.Required("the folder of the recordings");
        var longest = options.Number("longest", Longest, least: 1);
        var recordings = ReferencedRecording.Find(folder, out _);
        if (recordings.Count == 0)
            throw new UsageException($"No WAV file in '{folder}' or below has an RTTM file of its name beside it.");
        var table = new MarkdownTable("recording", "pieces", "of the audio", "reference inside", "left out", "time");
        foreach (var recording in recordings)
        {
            var watch = Stopwatch.StartNew();
            var found = options.Switch("by-channel") ? ByChannel(recording, longest, cancel) : [Mixed(recording, longest, cancel)];
            var reference = recording.ReadReference();
            var (said, heard) = (reference.Sum(part => part.End - part.Start), reference.Sum(part => Inside(part.Start, part.End, found)));
            table.Add(
                recording.Name, Show.Count(found.Sum(pieces => pieces.Pieces.Count)),
                Show.Percent(found.Sum(pieces => pieces.Pieces.Sum(piece => piece.End - piece.Start)) / found.Sum(pieces => pieces.Duration)),
                Show.Percent(heard / said), Show.Count(found.Sum(pieces => pieces.LeftOut.Count)),
                string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F1} s"));
        }
        output.Write(table);
        return BenchProgram.Success;
    }

    private static SpeechPieces Mixed(ReferencedRecording recording, double longest, CancellationToken cancel) =>
        SpeechPieces.Find(WaveRecording.Measure(recording.WavePath, cancel).Open, longest, cancel);

    // Each channel alone, without its crosstalk, at its own level. A copy of another channel would be recognized twice.
    private static List<SpeechPieces> ByChannel(ReferencedRecording recording, double longest, CancellationToken cancel)
    {
        var whole = WaveRecording.Measure(recording.WavePath, cancel);
        using var audio = whole.Open();
        var mask = ChannelCrosstalkMask.Find(audio, cancel);
        return
        [
            .. Enumerable.Range(1, audio.Channels).Where(channel => mask.CopyOf[channel - 1] == 0).Select(channel =>
                SpeechPieces.Find(WaveRecording.Measure(() => mask.Open(whole.Open(), channel), cancel).Open, longest, cancel)),
        ];
    }

    // Speech that any channel hears is recognized.
    private static double Inside(double start, double end, List<SpeechPieces> found) => found.Max(pieces =>
        pieces.Pieces.Sum(piece => Math.Max(0, Math.Min(piece.End, end) - Math.Max(piece.Start, start))));
}
