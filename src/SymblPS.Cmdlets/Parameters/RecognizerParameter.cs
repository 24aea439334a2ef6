using Symbl.Models.Catalog;
using Symbl.Models.Selection;
using Symbl.Models.Store;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>Reads a recognizer from user input, and checks that it is usable. A recognizer that cannot work would fail every job.</summary>
internal static class RecognizerParameter
{
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

        if (choice.Kind == RecognizerKind.Command && !File.Exists(choice.Value))
            throw new FileNotFoundException($"The recognizer command '{choice.Value}' does not exist.", choice.Value);
        return choice;
    }
}
