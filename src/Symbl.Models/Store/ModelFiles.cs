namespace Symbl.Models.Store;

/// <summary>The files of a model, as ends of their names after the name of the model.</summary>
internal static class ModelFiles
{
    /// <summary>A model in the GGML format.</summary>
    public const string Ggml = ".bin";

    /// <summary>A model in the ONNX format.</summary>
    public const string Onnx = ".onnx";

    /// <summary>A part of a download.</summary>
    public const string Part = ".part";

    /// <summary>The state of a download.</summary>
    public const string State = ".part.json";

    /// <summary>A copy that is not complete.</summary>
    public const string Copy = ".copy";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [ModelManifest.Extension, Ggml, Onnx, Part, State, Copy];
}
