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

        if (choice.Kind == RecognizerKind.Command) EnsureCommand(choice.Value);
        return choice;
    }

    // The server reads the whole file. This check refuses a file of another kind, such as a transcript.
    private static void EnsureCommand(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"The recognizer command '{path}' does not exist.", path);
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
            $"The file '{path}' is no recognizer command: it is not a JSON object with the member 'command'.",
            """Write a file such as {"command": ["program", "{wav}"]}.""");
    }
}
