using Symbl.Models.Catalog;
using Symbl.Models.Selection;
using Symbl.Models.Store;

namespace SymblPS.Cmdlets.Parameters;

/// <summary>Reads a diarizer or a voice activity engine from user input, and checks that it is usable.</summary>
internal static class VoiceEngineParameter
{
    /// <summary>The engines without a model.</summary>
    public const string Acoustic = "acoustic";

    /// <summary>The diarizer with models.</summary>
    public const string Neural = "neural";

    /// <summary>The voice activity engine with a model.</summary>
    public const string Silero = "silero";

    /// <summary>Reads a diarizer.</summary>
    /// <param name="text">The text, with a full path.</param>
    /// <param name="store">The installed models.</param>
    /// <param name="cancel">Cancels the check of a model.</param>
    /// <exception cref="Symbl.Models.Errors.ModelException">The text is no diarizer, or a model is not usable.</exception>
    /// <exception cref="FileNotFoundException">The command file does not exist.</exception>
    public static string ReadDiarizer(string text, ModelStore store, CancellationToken cancel)
    {
        if (!RecognizerChoice.NamesFile(text)) return Read(text, Neural, ModelRole.SpeakerEmbedding, store, cancel);
        RecognizerParameter.EnsureCommand(text, "diarizer");
        return text;
    }

    /// <summary>Reads a voice activity engine.</summary>
    /// <param name="text">The text.</param>
    /// <param name="store">The installed models.</param>
    /// <param name="cancel">Cancels the check of a model.</param>
    /// <exception cref="Symbl.Models.Errors.ModelException">The text is no voice activity engine, or the model is not usable.</exception>
    public static string ReadActivity(string text, ModelStore store, CancellationToken cancel) => Read(text, Silero, ModelRole.VoiceActivity, store, cancel);

    // The server looks for the models of an engine, and names the command that installs a missing one.
    private static string Read(string text, string engine, ModelRole role, ModelStore store, CancellationToken cancel)
    {
        var name = text.Trim();
        if (name.Equals(Acoustic, StringComparison.OrdinalIgnoreCase)) return Acoustic;
        if (name.Equals(engine, StringComparison.OrdinalIgnoreCase)) return engine;
        var model = store.Get(name);
        store.Check(model, role, cancel);
        return model.Name;
    }
}
