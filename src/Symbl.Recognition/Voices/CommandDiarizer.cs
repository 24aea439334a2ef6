using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Recognizers.Command;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;
using Symbl.Speech.Scoring;

namespace Symbl.Recognition.Voices;

/// <summary>Distinguishes speakers with a program of the user, which prints RTTM or the lines of sherpa-onnx.</summary>
/// <param name="command">The program with its arguments.</param>
/// <param name="workFolder">Folder for prepared audio.</param>
internal sealed partial class CommandDiarizer(RecognizerCommand command, string workFolder) : IDiarizer
{
    /// <summary>The word for the program in messages.</summary>
    public const string Noun = "diarizer";

    /// <summary>The program and its command file, for the provenance.</summary>
    public string Description => $"command {Path.GetFileNameWithoutExtension(command.Program)} ({command.Name})";

    /// <inheritdoc/>
    public int MaximumSpeakers => 1000;

    /// <inheritdoc/>
    public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Directory.CreateDirectory(workFolder);
        var path = Path.Combine(workFolder, $"voices-{Guid.NewGuid():N}.wav");
        try
        {
            using (var mono = RecognizerAudio.Of(request.Audio.OpenAudio()))
                WaveWriter.Write(path, mono);
            var count = request.Speakers.Exact?.ToString(CultureInfo.InvariantCulture) ?? "0";
            // The stages of a recording run on a thread of their own, which waits here.
            var bytes = new CommandRun(command, Noun).RunAsync(
                path, request.Audio.Duration, (name, _) => name == RecognizerCommand.Placeholders.Speakers ? count : null, cancel).GetAwaiter().GetResult();
            var turns = SpokenTurns.Number(
                Read(Encoding.UTF8.GetString(bytes)).Select(turn => ((object)turn.Speaker, turn.Start, turn.End, 1.0)), request.Audio.Duration);
            progress?.Report(1);
            return new Diarization(
                turns, new StageReport(Description, SpokenTurns.Notes(turns, request.Speakers.Exact)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private List<(string Speaker, TimeSpan Start, TimeSpan End)> Read(string text)
    {
        // RTTM has lines of other types too. All lines of a program must be of one form, or remarks without times.
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Exists(lines, line => line.StartsWith("SPEAKER ", StringComparison.Ordinal)))
            return ReadRttm(text);
        List<(string, TimeSpan, TimeSpan)> turns = [];
        foreach (var match in lines.Select(line => SherpaLine().Match(line)).Where(match => match.Success))
            turns.Add((match.Groups["speaker"].Value, Offset(match.Groups["start"].Value), Offset(match.Groups["end"].Value)));
        if (turns.Count == 0 && lines.Length > 0)
        {
            throw new RecordingException(
                $"The output of the diarizer '{command.Name}' has no turns. Known are RTTM (SPEAKER lines) and lines such as '0.318 -- 6.865 speaker_00'.");
        }

        return turns;
    }

    private List<(string Speaker, TimeSpan Start, TimeSpan End)> ReadRttm(string text)
    {
        try
        {
            return [.. Rttm.Read(new StringReader(text)).Select(row => (row.Speaker, Offsets.OfSeconds(row.Start), Offsets.OfSeconds(row.Start + row.Duration)))];
        }
        catch (TurnFileException e)
        {
            throw new RecordingException($"The output of the diarizer '{command.Name}' is not valid RTTM: {e.Message}", e);
        }
    }

    // The digits of the pattern have a limit, so the number is within the range of offsets.
    private static TimeSpan Offset(string seconds) => Offsets.OfSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(?<start>\d{1,7}(\.\d{1,9})?)\s+--\s+(?<end>\d{1,7}(\.\d{1,9})?)\s+(?<speaker>\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex SherpaLine();
}
