using System.Collections;
using Symbl.Models.Catalog;
using Symbl.Models.Selection;
using Symbl.Models.Store;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Completion;

/// <summary>Completes names of models: those of the catalog and the installed ones.</summary>
public sealed class ModelNameCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        ModelCatalog.All.Select(static model => (model.Name, $"{SymblFormat.Bytes(model.Bytes)}, {model.Description}"))
            .Concat(InstalledModelCompleter.Installed().Where(static installed => ModelCatalog.Find(installed.Value) is null));
}

/// <summary>Completes names of installed models.</summary>
public sealed class InstalledModelCompleter : MemoryCompleter
{
    internal static IEnumerable<(string Value, string Tip)> Installed(ModelRole? role = null) =>
        new ModelStore().List().Where(model => role is null || model.Role == role).Select(static model => (model.Name, model.Description));

    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) => Installed();
}

/// <summary>Completes diarizers: the engines, and installed models of voices.</summary>
public sealed class DiarizerCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        InstalledModelCompleter.Installed(ModelRole.SpeakerEmbedding)
            .Prepend((VoiceEngineParameter.Neural, "Models of segmentation and voices")).Prepend((VoiceEngineParameter.Acoustic, "No model"));
}

/// <summary>Completes voice activity engines: the engines, and installed models.</summary>
public sealed class VoiceActivityCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        InstalledModelCompleter.Installed(ModelRole.VoiceActivity)
            .Prepend((VoiceEngineParameter.Silero, "A voice activity model")).Prepend((VoiceEngineParameter.Acoustic, "No model"));
}

/// <summary>Completes recognizers: installed speech recognition models, and none.</summary>
public sealed class RecognizerCompleter : MemoryCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Values(IDictionary bound) =>
        InstalledModelCompleter.Installed(ModelRole.SpeechRecognition).Append((RecognizerChoice.NoneText, "Times without words"));
}
