using System.Text;

namespace Symbl.TestModels;

/// <summary>
/// A Whisper model in the GGML format that says a fixed script, whatever it hears. All weights of the layers are zero, so the decoder sees
/// only the positional embedding of a position. That embedding is the code of the token to say, and the token embeddings are balanced codes
/// (16 bits as pairs of 1 and -1), so the token of that code wins. With the default dimensions a model has 3.5 MB.
/// </summary>
public sealed record ScriptedWhisperModel
{
    /// <summary>Number of tokens of a model for English.</summary>
    public const int EnglishTokens = 51864;

    /// <summary>Number of tokens of a model for many languages.</summary>
    public const int MultilingualTokens = 51865;

    /// <summary>Number of tokens of the large models of the third version.</summary>
    public const int LargeTokens = 51866;

    internal const int AudioContext = 1500;
    internal const int TextContext = 448;
    internal const int Bins = 201;
    private const int CodeLength = 32;

    /// <summary>Texts of the tokens 0, 1, 2 and so on, in UTF-8. A text may hold a part of a character.</summary>
    public IReadOnlyList<byte[]> Vocabulary { get; init; } = [];

    /// <summary>
    /// Token that the model says at each position of the sequence; after them the end. Position 0 answers the start token. A model for many
    /// languages has the language at position 0, and its first word after the task at position 2.
    /// </summary>
    public IReadOnlyList<int> Script { get; init; } = [];

    /// <summary>Number of tokens, which says the kind of the model.</summary>
    public int Tokens { get; init; } = EnglishTokens;

    /// <summary>Size of the state of audio and text: 384 for tiny, 512 for base, 768 for small. At least 32.</summary>
    public int State { get; init; } = CodeLength;

    /// <summary>Number of attention heads: 6 for tiny, 8 for base, 12 for small.</summary>
    public int Heads { get; init; } = 2;

    /// <summary>Layers of the encoder: 4 for tiny, 6 for base, 12 for small.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Layers of the decoder: as the encoder, but 4 for large-v3-turbo.</summary>
    public int TextLayers { get; init; } = 1;

    /// <summary>Number of mel bands: 80, or 128 for the large models of the third version.</summary>
    public int Mels { get; init; } = 80;

    /// <summary>How sure the model is of its tokens.</summary>
    public float Sharpness { get; init; } = 3;

    /// <summary>Whether the model knows many languages.</summary>
    public bool IsMultilingual => Tokens >= MultilingualTokens;

    /// <summary>Token of the end.</summary>
    public int EndToken => IsMultilingual ? 50257 : 50256;

    /// <summary>Token of the start. The tokens of the languages follow: English is the first.</summary>
    public int StartToken => EndToken + 1;

    /// <summary>Token of the time 0. Each token after it is 20 ms later.</summary>
    public int FirstTimeToken => Tokens switch { LargeTokens => 50365, MultilingualTokens => 50364, _ => 50363 };

    /// <summary>Makes a model in the dimensions of tiny.</summary>
    public ScriptedWhisperModel AsTiny() => this with { State = 384, Heads = 6, Layers = 4, TextLayers = 4 };

    /// <summary>Makes a model in the dimensions of base.</summary>
    public ScriptedWhisperModel AsBase() => this with { State = 512, Heads = 8, Layers = 6, TextLayers = 6 };

    /// <summary>Makes a model in the dimensions of small.</summary>
    public ScriptedWhisperModel AsSmall() => this with { State = 768, Heads = 12, Layers = 12, TextLayers = 12 };

    /// <summary>Makes a model that says one segment from 0 to an end. A word starts with a space, as " hello"; a word without one continues the word before.</summary>
    /// <param name="end">End of the segment, at most 30 s.</param>
    /// <param name="words">The words.</param>
    public static ScriptedWhisperModel Saying(TimeSpan end, params string[] words) => Saying(EnglishTokens, 0, end, words);

    /// <summary>Makes a model that says one segment in a language.</summary>
    /// <param name="tokens">Number of tokens.</param>
    /// <param name="language">Number of the language in the list of Whisper: 0 is English, 1 Chinese, 2 German. A model for English ignores it.</param>
    /// <param name="end">End of the segment, at most 30 s.</param>
    /// <param name="words">The words.</param>
    public static ScriptedWhisperModel Saying(int tokens, int language, TimeSpan end, params string[] words)
    {
        // The decoder looks up the token of a space.
        var model = new ScriptedWhisperModel { Tokens = tokens, Vocabulary = [.. words.Append(" ").Select(Encoding.UTF8.GetBytes)] };
        // The answers to the language and to the task are not used.
        int[] before = model.IsMultilingual ? [model.StartToken + 1 + language, model.EndToken] : [];
        return model with
        {
            Script =
            [
                .. before,
                model.FirstTimeToken,
                .. Enumerable.Range(0, words.Length),
                model.FirstTimeToken + (int)(end.TotalSeconds * 50),
                model.EndToken,
            ],
        };
    }

    /// <summary>Writes the model to a file.</summary>
    /// <param name="path">Path of the file.</param>
    public void Write(string path)
    {
        using var file = File.Create(path);
        Write(file);
    }

    /// <summary>Writes the model.</summary>
    /// <param name="stream">Receives the bytes.</param>
    public void Write(Stream stream)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(State, CodeLength);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        new GgmlWhisperWriter(this, writer).Write();
    }

    /// <summary>The model as bytes.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

    /// <summary>Value of the code of a token at a place.</summary>
    internal static float Code(int token, int at) => at >= CodeLength ? 0 : ((token >> (at / 2)) & 1) == at % 2 ? -1 : 1;
}
