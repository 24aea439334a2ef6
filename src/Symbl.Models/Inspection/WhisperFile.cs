using System.Globalization;
using System.Text;

namespace Symbl.Models.Inspection;

/// <summary>Walks a Whisper model in the GGML format: header, filters, vocabulary and the head of each tensor, to the exact end.</summary>
internal sealed class WhisperFile(BoundedReader reader)
{
    /// <summary>The first number of a GGML file.</summary>
    public const int Magic = 0x67676d6c;

    private const int FewestTokens = 51864;
    private const int MostTokens = 51866;
    private const int Bins = 201;
    private const int MostState = 2048;
    private const int MostLayers = 64;
    private const int MostHeads = 64;
    private const int MostAudioContext = 3000;
    private const int MostTextContext = 2048;
    private const int LongestToken = 1024;
    private const int LongestTensorName = 128;
    private const int MostDimensions = 4;

    /// <summary>Reads the file after its first number.</summary>
    /// <param name="vocabulary">Receives the texts of the tokens. The tensors after them are not read then.</param>
    /// <returns>The dimensions.</returns>
    /// <exception cref="InvalidDataException">The file is no sound Whisper model. The message is a clause, such as "it has 0 layers".</exception>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public WhisperDimensions Read(ICollection<byte[]>? vocabulary)
    {
        var size = ReadHeader(out var weights);
        ReadFilters(size);
        ReadVocabulary(size, vocabulary);
        if (vocabulary is null)
            ReadTensors(WhisperTensors.Of(size, weights));
        return size;
    }

    private WhisperDimensions ReadHeader(out int weights)
    {
        var tokens = Within("tokens", FewestTokens, MostTokens);
        var audioContext = Within("audio context", 1, MostAudioContext);
        var state = Within("audio state", 8, MostState);
        var audioHeads = Within("audio heads", 1, MostHeads);
        var audioLayers = Within("audio layers", 1, MostLayers);
        var textContext = Within("text context", 1, MostTextContext);
        var textState = Within("text state", 8, MostState);
        var textHeads = Within("text heads", 1, MostHeads);
        var textLayers = Within("text layers", 1, MostLayers);
        var mels = Within("mel bands", 80, 128);
        var type = reader.Int32();
        if (mels is not (80 or 128))
            throw Invalid($"its header states {mels} mel bands");
        if (textState != state)
            throw Invalid($"its header states {state} as audio state and {textState} as text state");
        if (state % audioHeads != 0 || state % textHeads != 0)
            throw Invalid($"its header states a state of {state} for {audioHeads} and {textHeads} heads");
        weights = GgmlTypes.OfFile(type) ?? throw Invalid($"its header states the unknown type {type}");
        return new WhisperDimensions(tokens, audioContext, state, audioHeads, audioLayers, textContext, textHeads, textLayers, mels, weights);
    }

    private void ReadFilters(WhisperDimensions size)
    {
        var (mels, bins) = (reader.Int32(), reader.Int32());
        if (mels != size.Mels || bins != Bins)
            throw Invalid($"its filters have {mels} times {bins} values");
        reader.Skip((long)mels * bins * sizeof(float));
    }

    private void ReadVocabulary(WhisperDimensions size, ICollection<byte[]>? vocabulary)
    {
        var count = Within("words of the vocabulary", 1, size.Tokens);
        for (var token = 0; token < count; token++)
        {
            var length = reader.Int32();
            if (length is < 0 or > LongestToken)
                throw Invalid($"token {token} of its vocabulary has {length} bytes");
            if (vocabulary is null)
                reader.Skip(length);
            else
                vocabulary.Add(reader.Bytes(length));
        }
    }

    private void ReadTensors(Dictionary<string, ExpectedTensor> expected)
    {
        while (reader.Left > 0)
        {
            var (dimensions, nameLength, type) = (reader.Int32(), reader.Int32(), reader.Int32());
            if (dimensions is < 1 or > MostDimensions || nameLength is < 1 or > LongestTensorName)
                throw Invalid($"at byte {At()} it has no head of a tensor");
            var shape = new int[dimensions];
            for (var i = 0; i < dimensions; i++)
                shape[i] = reader.Int32();
            var bytes = reader.Bytes(nameLength);
            var name = Encoding.ASCII.GetString(bytes);
            if (!expected.Remove(name, out var tensor))
                throw Invalid(bytes.All(static one => one is > 0x20 and < 0x7F) ? $"its tensor '{name}' is unknown or occurs twice" : $"at byte {At()} it has no head of a tensor");
            if (!shape.SequenceEqual(tensor.Shape))
                throw Invalid($"its tensor '{name}' has the sizes {string.Join("x", shape)}, not {string.Join("x", tensor.Shape)}");
            if (type != tensor.Type)
                throw Invalid($"its tensor '{name}' has the type {type}, not {tensor.Type}");
            reader.Skip(GgmlTypes.Length(type, shape) ?? throw Invalid($"its tensor '{name}' has no whole blocks"));
        }

        if (expected.Count > 0)
            throw new EndOfStreamException();
    }

    private int Within(string field, int least, int most)
    {
        var value = reader.Int32();
        return value >= least && value <= most
            ? value
            : throw Invalid($"its header states {value} as number of {field}, which is not between {least} and {most}");
    }

    private string At() => reader.Position.ToString(CultureInfo.InvariantCulture);

    private static InvalidDataException Invalid(string clause) => new(clause);
}
