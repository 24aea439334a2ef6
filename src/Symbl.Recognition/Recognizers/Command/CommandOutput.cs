using Symbl.Domain.Recordings;
using Symbl.Transcripts;
using Symbl.Transcripts.Content;
using static System.FormattableString;

namespace Symbl.Recognition.Recognizers.Command;

/// <summary>Finds and reads the result of a recognizer command.</summary>
internal static class CommandOutput
{
    /// <summary>Largest result in bytes, or in characters on standard output.</summary>
    public const int Largest = 64 * 1024 * 1024;

    // Programs that write several forms of a result: the form with most detail first.
    private static readonly string[] Preferred = [".json", ".vtt", ".srt", ".csv", ".txt"];

    /// <summary>
    /// Reads the file that the program wrote: the file with the given name, a file whose name begins with it, because many programs append an
    /// extension, or the one that the program named after the audio.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="outPath">Path that the program got.</param>
    /// <exception cref="RecordingException">There is no file, or it is too large.</exception>
    public static byte[] ReadFile(RecognizerCommand command, string outPath)
    {
        var file = Directory.EnumerateFiles(Path.GetDirectoryName(outPath)!, "*", SearchOption.AllDirectories).Select(path => new FileInfo(path))
            .Where(found => found.LinkTarget is null)
            .OrderByDescending(found => found.FullName == outPath)
            .ThenByDescending(found => found.Length > 0)
            .ThenByDescending(found => found.Name.StartsWith(Path.GetFileName(outPath), StringComparison.Ordinal))
            .ThenBy(found => Array.IndexOf(Preferred, found.Extension.ToLowerInvariant()) is >= 0 and var rank ? rank : Preferred.Length)
            .ThenBy(found => found.Name, StringComparer.Ordinal)
            .FirstOrDefault() ?? throw new RecordingException($"The recognizer '{command.Name}' ended without an error, but wrote no file to {{out}}.");
        if (file.Length > Largest)
            throw TooLarge(command);
        return File.ReadAllBytes(file.FullName);
    }

    /// <summary>Reads a result.</summary>
    /// <param name="command">The command.</param>
    /// <param name="bytes">The bytes of the result.</param>
    /// <returns>The transcript; null if the program recognized no words.</returns>
    /// <exception cref="RecordingException">The result is empty or has an unknown format.</exception>
    public static Transcript? Read(RecognizerCommand command, byte[] bytes)
    {
        if (Array.TrueForAll(bytes, one => one is 0x20 or 0x09 or 0x0A or 0x0D))
            throw new RecordingException($"The recognizer '{command.Name}' ended without an error, but its output is empty.");
        try
        {
            if (command.Format == TranscriptFormat.Text)
                return Plain(bytes);
            var read = TranscriptParser.ReadFile(bytes, "its output", command.Format, encoding: null);
            return read.Format is not (TranscriptFormat.Text or TranscriptFormat.ZoomChat or TranscriptFormat.Markdown or TranscriptFormat.Docx) ? read : throw Unknown(command, "it is plain text.", null);
        }
        catch (TranscriptFormatException e) when (e.IsEmpty)
        {
            return null;
        }
        catch (TranscriptFormatException e)
        {
            throw Unknown(command, e.Message, e);
        }
    }

    /// <summary>Creates the exception for a result that is too large.</summary>
    /// <param name="command">The command.</param>
    public static RecordingException TooLarge(RecognizerCommand command) =>
        new(Invariant($"The output of the recognizer '{command.Name}' is larger than {Largest / 1024 / 1024} MB."));

    private static Transcript? Plain(byte[] bytes)
    {
        var text = TranscriptForms.Flatten(TranscriptParser.ReadText(bytes, "its output"));
        return text.Length == 0 ? null : new Transcript { Format = TranscriptFormat.Text, Entries = [new TranscriptEntry { Text = text }] };
    }

    private static RecordingException Unknown(RecognizerCommand command, string problem, Exception? cause) => new(
        $"The output of the recognizer '{command.Name}' is not in a known format: {problem} Known are JSON of recognizers, VTT, SRT, CSV, and lines 'word start end'. "
        + "For plain text without times, specify \"format\": \"text\" in its file.",
        cause!);
}
