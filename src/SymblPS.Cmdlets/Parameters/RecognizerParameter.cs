using System.Text.Json;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Selection;
using Symbl.Models.Store;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>Reads a recognizer from user input, and checks that it is usable. A recognizer that cannot work would fail every job.</summary>
internal static class RecognizerParameter
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Makes the path of a command file absolute. Call it on the thread of the pipeline.</summary>
    public static string Resolve(PSCmdlet cmdlet, string text) =>
        RecognizerChoice.NamesFile(text) ? RecordingPaths.ResolveNew(cmdlet, text.Trim()) : text;

    /// <summary>Reads a recognizer.</summary>
    /// <param name="text">The text, with a full path.</param>
    /// <param name="store">The installed models.</param>
    /// <param name="cancel">Cancels the check of a model.</param>
    /// <exception cref="Symbl.Models.Errors.ModelException">The text is no recognizer, or the model is not usable.</exception>
    /// <exception cref="FileNotFoundException">The command file does not exist.</exception>
    public static RecognizerChoice Read(string text, ModelStore store, CancellationToken cancel)
    {
        var choice = RecognizerChoice.Parse(text);
        if (choice.Kind == RecognizerKind.Model)
        {
            var model = store.Get(choice.Value);
            store.Check(model, ModelRole.SpeechRecognition, cancel);
            return RecognizerChoice.Parse(model.Name);
        }

        if (choice.Kind == RecognizerKind.Command) EnsureCommand(choice.Value, "recognizer");
        return choice;
    }

    /// <summary>Checks that a file describes a command. The server reads the whole file; this refuses a file of another kind, such as a transcript.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="noun">The word for the engine in messages.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="Symbl.Models.Errors.ModelException">The file is of another kind.</exception>
    public static void EnsureCommand(string path, string noun)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"The {noun} command '{path}' does not exist.", path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("command", out _)) return;
        }
        catch (JsonException)
        {
            // The message below applies.
        }

        throw new ModelException(
            ModelProblem.InvalidFile,
            $"The file '{path}' is no {noun} command: it is not a JSON object with the member 'command'.",
            """Write a file such as {"command": ["program", "{wav}"]}.""");
    }
}
