using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Inspection;
using Symbl.Recognition.Workers;

namespace Symbl.Recognition.Whisper;

/// <summary>A model after the checks that protect the native library.</summary>
/// <param name="Vocabulary">The bytes of each token.</param>
/// <param name="IsMultilingual">Whether the model knows languages other than English.</param>
internal sealed record CheckedModel(IReadOnlyList<byte[]> Vocabulary, bool IsMultilingual)
{
    /// <summary>Checks the structure and the role of a model.</summary>
    /// <exception cref="ModelException">The file is damaged or is no speech recognition model.</exception>
    public static CheckedModel Open(WorkerRequest request)
    {
        // The hash of a model of the catalog pins its structure. Another model could end this process.
        if (!request.IsKnown)
            ModelInspector.Inspect(request.ModelPath, ModelRole.SpeechRecognition);
        var vocabulary = ModelInspector.ReadVocabulary(request.ModelPath, out var dimensions);
        return new CheckedModel(vocabulary, dimensions.IsMultilingual);
    }
}
