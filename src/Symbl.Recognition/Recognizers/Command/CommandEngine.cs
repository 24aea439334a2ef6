using System.ComponentModel;
using Symbl.Domain.Recordings;
using Symbl.Platform.Processes;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Words;
using Symbl.Speech.Audio;
using Symbl.Transcripts.Content;
using static System.FormattableString;
using Placeholders = Symbl.Recognition.Recognizers.Command.RecognizerCommand.Placeholders;

namespace Symbl.Recognition.Recognizers.Command;

/// <summary>Recognizes speech with a program of the user. No shell is involved, and the program does not get the secrets of the server.</summary>
/// <param name="command">The program with its arguments.</param>
internal sealed class CommandEngine(RecognizerCommand command) : ISpeechEngine
{
    private const int LongestReason = 500;
    private const int ShortestSecret = 4;

    // Activity and recognizers do not agree to the syllable.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Name => $"command {Path.GetFileNameWithoutExtension(command.Program)} ({command.Name})";

    /// <inheritdoc/>
    public TimeSpan LongestPiece => TimeSpan.MaxValue;

    /// <inheritdoc/>
    public async Task<EngineTranscript> TranscribeAsync(EngineAudio audio, EngineOptions options, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentNullException.ThrowIfNull(options);
        if (!command.Knows(options.LanguageCode))
        {
            throw new RecordingException(
                $"The recognizer '{command.Name}' does not know the language {options.LanguageCode}. Its file lists: {string.Join(", ", command.Languages)}.");
        }

        progress?.Report(0);
        if (audio.Pieces.Count == 0)
            return new EngineTranscript([], Report([]));
        var length = LengthOf(audio.WavePath);
        // Other users of the machine must not read the words.
        var folder = Directory.CreateTempSubdirectory("symbl-recognizer-").FullName;
        try
        {
            var bytes = await RunAsync(audio, options, folder, length, cancel).ConfigureAwait(false);
            var transcript = CommandOutput.Read(command, bytes);
            progress?.Report(1);
            return Finish(transcript, audio, length);
        }
        finally
        {
            Remove(folder);
        }
    }

    private EngineTranscript Finish(Transcript? transcript, EngineAudio audio, TimeSpan length)
    {
        if (transcript is null)
            return new EngineTranscript([], Report([]));
        var entries = transcript.Entries.Where(entry => !TranscribedWords.IsSound(entry.Text)).ToList();
        List<string> notes = [];
        if (entries.Exists(entry => entry.Speaker is not null))
            notes.Add("The output of the recognizer names speakers. The speakers of this conversation come from the audio.");
        if (entries.Count > 0 && entries.TrueForAll(entry => entry.StartOffset is null && entry.Words.Count == 0))
            notes.Add("The output of the recognizer has no times. The words share the audio by their length.");
        var words = TranscribedWords.Of(entries, length);
        var within = words.Where(word => audio.Pieces.Any(piece => word.Start < piece.End + Margin && word.End > piece.Start - Margin)).ToList();
        if (within.Count == 0 && words.Count > 0)
        {
            throw new RecordingException(
                Invariant($"The recognizer '{command.Name}' gave {words.Count} words, and all of them at times without speech. ")
                + "Check the times in its output: JSON has seconds from the start of the audio.");
        }

        if (within.Count < words.Count)
            notes.Add(Invariant($"The recognizer gave words at times without speech: {words.Count - within.Count} left out."));
        return new EngineTranscript(within, Report(notes)) { Language = transcript.Language };
    }

    private StageReport Report(IReadOnlyList<string> notes) => new(Name, notes)
    {
        Recognition = new RecognitionReport("command", null, command.Name, null, null),
    };

    private async Task<byte[]> RunAsync(EngineAudio audio, EngineOptions options, string folder, TimeSpan length, CancellationToken cancel)
    {
        var results = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
        var outPath = Path.Combine(results, "transcript");
        var phrases = options.Vocabulary.Select(OneLine).Where(phrase => phrase.Length > 0).ToList();
        var vocabulary = Path.Combine(folder, "vocabulary.txt");
        await File.WriteAllLinesAsync(vocabulary, phrases, cancel).ConfigureAwait(false);
        List<string> arguments = [.. command.Arguments.Select(argument => RecognizerCommand.Replace(argument, name => name switch
        {
            Placeholders.Wave => audio.WavePath,
            Placeholders.Language => options.LanguageCode,
            Placeholders.Language2 => RecognizerCommand.PrimaryOf(options.LanguageCode),
            Placeholders.Vocabulary => vocabulary,
            Placeholders.Prompt => string.Join(", ", phrases),
            Placeholders.Out => outPath,
            Placeholders.OutFolder => results,
            _ => null,
        }))];
        var result = await StartAsync(arguments, length, cancel).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw new RecordingException(Invariant($"The recognizer '{command.Name}' ended with exit code {result.ExitCode}{Reason(result.LastError, folder, audio.WavePath)}"));
        if (command.WritesFile)
            return CommandOutput.ReadFile(command, outPath);
        return result.IsCut ? throw CommandOutput.TooLarge(command) : System.Text.Encoding.UTF8.GetBytes(result.Output);
    }

    private async Task<ChildResult> StartAsync(List<string> arguments, TimeSpan length, CancellationToken cancel)
    {
        // Short audio needs time too, because a program loads its model first.
        var limit = command.TimePerMinute * Math.Max(1, length.TotalMinutes);
        try
        {
            return await ChildProcess.RunAsync(
                command.Program, arguments, command.Environment, limit, cancel, new ChildSettings { MostOutput = CommandOutput.Largest, Folder = command.Folder }).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new RecordingException(
                Invariant($"The recognizer '{command.Name}' did not end within {limit.TotalSeconds:0.#} s and was ended. A larger 'timeoutPerMinute' in its file gives it more time."), e);
        }
        catch (Win32Exception e)
        {
            throw new RecordingException($"The recognizer '{command.Name}' could not be started: {e.Message}. Check 'command' in its file.", e);
        }
    }

    private string Reason(string? line, string folder, string wave)
    {
        if (line is null)
            return " and no message.";
        // The values of the file are secrets, and the paths are those of the server.
        foreach (var value in command.Environment.Values.Where(value => value.Length >= ShortestSecret))
            line = line.Replace(value, "***", StringComparison.Ordinal);
        line = line.Replace(folder, string.Empty, StringComparison.Ordinal).Replace(wave, "the audio", StringComparison.Ordinal).Trim();
        return line.Length > LongestReason ? $": {line[..LongestReason]}…" : $": {line}";
    }

    private static string OneLine(string phrase) => string.Join(' ', phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('-');

    private static TimeSpan LengthOf(string wavePath)
    {
        using var audio = WaveFile.Open(wavePath);
        return Offsets.OfFrames(audio.Frames, audio.SampleRate);
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A program that the command left behind can hold a file. The folder of temporary files is the user's to clean.
        }
    }
}
