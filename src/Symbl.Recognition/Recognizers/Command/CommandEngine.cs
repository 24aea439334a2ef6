using Symbl.Domain.Recordings;
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
        var bytes = await RunAsync(audio, options, length, cancel).ConfigureAwait(false);
        var transcript = CommandOutput.Read(command, bytes);
        progress?.Report(1);
        return Finish(transcript, audio, length);
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

    private async Task<byte[]> RunAsync(EngineAudio audio, EngineOptions options, TimeSpan length, CancellationToken cancel)
    {
        var phrases = options.Vocabulary.Select(OneLine).Where(phrase => phrase.Length > 0).ToList();
        return await new CommandRun(command, "recognizer").RunAsync(audio.WavePath, length, Value, cancel).ConfigureAwait(false);

        string? Value(string name, string folder)
        {
            switch (name)
            {
                case Placeholders.Language: return options.LanguageCode;
                case Placeholders.Language2: return RecognizerCommand.PrimaryOf(options.LanguageCode);
                case Placeholders.Prompt: return string.Join(", ", phrases);
                case Placeholders.Vocabulary:
                    var vocabulary = Path.Combine(folder, "vocabulary.txt");
                    File.WriteAllLines(vocabulary, phrases);
                    return vocabulary;
                default: return null;
            }
        }
    }

    private static string OneLine(string phrase) => string.Join(' ', phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('-');

    private static TimeSpan LengthOf(string wavePath)
    {
        using var audio = WaveFile.Open(wavePath);
        return Offsets.OfFrames(audio.Frames, audio.SampleRate);
    }
}
