using System.Text.Json;
using Symbl.Platform.Processes;
using Symbl.Transcripts.Content;
using static System.FormattableString;
using Placeholders = Symbl.Recognition.Recognizers.Command.RecognizerCommand.Placeholders;

namespace Symbl.Recognition.Recognizers.Command;

/// <summary>Reads and checks the file of a recognizer command.</summary>
internal static class RecognizerCommandFile
{
    private const string Example = """{"command": ["program", "{wav}"]}""";
    private const double MostSecondsPerMinute = 86_400;

    private static readonly string[] Members = ["command", "output", "format", "languages", "timeoutPerMinute", "name", "environment"];

    private static readonly Dictionary<string, TranscriptFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["json"] = TranscriptFormat.Json,
        ["vtt"] = TranscriptFormat.Vtt,
        ["srt"] = TranscriptFormat.Srt,
        ["csv"] = TranscriptFormat.Csv,
        ["words"] = TranscriptFormat.WordTimes,
        ["text"] = TranscriptFormat.Text,
    };

    /// <summary>Reads the file.</summary>
    /// <exception cref="RecognizerCommandException">The file is missing or wrong, or the program is not installed.</exception>
    public static RecognizerCommand Read(string path, string searchPath, string noun)
    {
        using var document = Parse(path, noun);
        RecognizerCommandException Fail(string problem) => new($"The {noun} file '{path}' {problem}");
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw Fail($"must hold one object, such as {Example}.");
        if (root.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !Members.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw Fail($"has the unknown member '{unknown}'. The members are: {string.Join(", ", Members)}.");
        var command = Texts(root, "command", Fail) ?? throw Fail($"has no member 'command'. Specify the program and its arguments: {Example}.");
        if (command.Count == 0 || command[0].Trim().Length == 0)
            throw Fail($"has a 'command' without a program: {Example}.");
        var arguments = command.Skip(1).ToList();
        var used = Used(arguments);
        var known = noun == "recognizer" ? Placeholders.OfRecognizers : Placeholders.OfDiarizers;
        if (used.Find(name => !known.Contains(name)) is { } wrong)
            throw Fail($"has the unknown placeholder '{{{wrong}}}' in 'command'. The placeholders are: {string.Join(", ", known.Select(name => $"{{{name}}}"))}.");
        if (!used.Contains(Placeholders.Wave))
            throw Fail($"has no '{{wav}}' in 'command'. The program gets the path of the audio there: {Example}.");
        var hasFile = used.Contains(Placeholders.Out) || used.Contains(Placeholders.OutFolder);
        var writesFile = OneOf(root, "output", ["stdout", "file"], Fail) is { } output ? output == "file" : hasFile;
        if (writesFile && !hasFile)
            throw Fail("has 'output': 'file' and no '{out}' in 'command'. The program gets the path of the file there.");
        var full = Path.GetFullPath(path);
        return new RecognizerCommand
        {
            Name = Text(root, "name", Fail) is { } name && name.Trim().Length > 0 ? name.Trim() : Path.GetFileNameWithoutExtension(path),
            Program = Find(command[0], Path.GetDirectoryName(full)!, searchPath) ?? throw Fail(
                $"names the program '{command[0]}', which is not installed. Install it, or specify its full path in 'command'."),
            Arguments = arguments,
            Folder = Path.GetDirectoryName(full)!,
            WritesFile = writesFile,
            Format = OneOf(root, "format", [.. Formats.Keys], Fail) is { } format ? Formats[format] : null,
            Languages = Languages(root, Fail),
            TimePerMinute = Seconds(root, "timeoutPerMinute", Fail) is { } seconds ? TimeSpan.FromSeconds(seconds) : RecognizerCommand.UsualTimePerMinute,
            Environment = Variables(root, Fail),
        };
    }

    private static JsonDocument Parse(string path, string noun)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException e)
        {
            throw new RecognizerCommandException(
                Invariant($"The {noun} file '{path}' is not valid JSON (line {(e.LineNumber ?? 0) + 1}). It holds one object, such as {Example}."), e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RecognizerCommandException($"The {noun} file '{path}' does not exist.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RecognizerCommandException($"The {noun} file '{path}' cannot be read: {e.Message}", e);
        }
    }

    private static List<string> Used(List<string> arguments)
    {
        var used = new List<string>();
        foreach (var argument in arguments)
        {
            RecognizerCommand.Replace(argument, name =>
            {
                used.Add(name);
                return null;
            });
        }

        return used;
    }

    private static string? Find(string program, string folder, string searchPath)
    {
        if (!program.Contains('/') && !program.Contains(Path.DirectorySeparatorChar))
            return ExecutableFinder.Find(Path.HasExtension(program) && OperatingSystem.IsWindows() ? Path.GetFileNameWithoutExtension(program) : program, searchPath);
        var path = Path.GetFullPath(program, folder);
        return ExecutableFinder.IsProgram(path) ? path : OperatingSystem.IsWindows() && ExecutableFinder.IsProgram(path + ".exe") ? path + ".exe" : null;
    }

    private static List<string> Languages(JsonElement root, Func<string, Exception> fail)
    {
        var tags = Texts(root, "languages", fail) ?? [];
        return tags.ConvertAll(tag => LanguageTags.Read(tag) ?? throw fail($"has '{tag}' in 'languages', which is not a language tag such as en-US."));
    }

    private static Dictionary<string, string> Variables(JsonElement root, Func<string, Exception> fail)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Member(root, "environment") is not { } given)
            return variables;
        if (given.ValueKind != JsonValueKind.Object)
            throw fail("has an 'environment' that is not an object of names and texts.");
        foreach (var member in given.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.String || member.Name.Length == 0 || member.Name.Contains('=') || member.Name.Contains('\0'))
                throw fail($"has the variable '{member.Name}' in 'environment', which is not a name with a text.");
            variables[member.Name] = member.Value.GetString()!;
        }

        return variables;
    }

    private static double? Seconds(JsonElement root, string name, Func<string, Exception> fail) => Member(root, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.GetDouble() is > 0 and <= MostSecondsPerMinute and var seconds => seconds,
        _ => throw fail($"has a '{name}' that is not a number of seconds: the longest time for a minute of audio."),
    };

    private static string? OneOf(JsonElement root, string name, string[] values, Func<string, Exception> fail) => Text(root, name, fail) is not { } text ? null
        : values.Contains(text, StringComparer.OrdinalIgnoreCase) ? text.ToLowerInvariant()
        : throw fail($"has '{name}': '{text}'. The values are: {string.Join(", ", values)}.");

    private static string? Text(JsonElement root, string name, Func<string, Exception> fail) => Member(root, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw fail($"has a '{name}' that is not a text."),
    };

    private static List<string>? Texts(JsonElement root, string name, Func<string, Exception> fail)
    {
        if (Member(root, name) is not { } list)
            return null;
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String || item.GetString()!.Contains('\0')))
            throw fail($"has a '{name}' that is not a list of texts.");
        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
