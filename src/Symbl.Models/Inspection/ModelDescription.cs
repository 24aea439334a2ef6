using Symbl.Models.Catalog;

namespace Symbl.Models.Inspection;

/// <summary>Formats of model files.</summary>
public enum ModelFormat
{
    /// <summary>The format of whisper.cpp.</summary>
    Ggml,

    /// <summary>Open Neural Network Exchange.</summary>
    Onnx,
}

/// <summary>The content of a model file.</summary>
/// <param name="Format">Format of the file.</param>
/// <param name="Role">Role of the model.</param>
/// <param name="Text">Kind of the model in a few words, such as "Whisper base, English".</param>
public sealed record ModelDescription(ModelFormat Format, ModelRole Role, string Text)
{
    /// <summary>Dimensions of a Whisper model; null for other models.</summary>
    public WhisperDimensions? Whisper { get; init; }
}

/// <summary>Dimensions of a Whisper model.</summary>
/// <param name="Tokens">Number of tokens.</param>
/// <param name="AudioContext">Length of the audio context.</param>
/// <param name="State">Size of the state.</param>
/// <param name="AudioHeads">Attention heads of the encoder.</param>
/// <param name="AudioLayers">Layers of the encoder.</param>
/// <param name="TextContext">Length of the text context.</param>
/// <param name="TextHeads">Attention heads of the decoder.</param>
/// <param name="TextLayers">Layers of the decoder.</param>
/// <param name="Mels">Number of mel bands.</param>
/// <param name="WeightType">Number of the type of the weights.</param>
public sealed record WhisperDimensions(
    int Tokens, int AudioContext, int State, int AudioHeads, int AudioLayers, int TextContext, int TextHeads, int TextLayers, int Mels, int WeightType)
{
    private const int MultilingualTokens = 51865;
    private const int HalfPrecision = 1;

    /// <summary>Whether the model knows other languages than English.</summary>
    public bool IsMultilingual => Tokens >= MultilingualTokens;

    /// <summary>Name of the size: tiny, base, small, medium, large or turbo; "of another size" for others.</summary>
    public string Size => (State, AudioLayers, TextLayers) switch
    {
        (384, 4, 4) => "tiny",
        (512, 6, 6) => "base",
        (768, 12, 12) => "small",
        (1024, 24, 24) => "medium",
        (1280, 32, 32) => "large",
        (1280, 32, 4) => "large-turbo",
        _ => "of another size",
    };

    /// <summary>The model in a few words.</summary>
    internal string Text =>
        $"Whisper {Size}, {(IsMultilingual ? "multilingual" : "English")}{(WeightType > HalfPrecision ? ", quantized" : string.Empty)}";
}
