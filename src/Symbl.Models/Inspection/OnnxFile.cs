using System.Text;
using Symbl.Models.Catalog;

namespace Symbl.Models.Inspection;

/// <summary>Walks the outer fields of an ONNX file (Protocol Buffers): its version, its graph, the names of its inputs and its metadata.</summary>
internal sealed class OnnxFile(BoundedReader reader)
{
    private const int VarInt = 0;
    private const int Fixed64 = 1;
    private const int Block = 2;
    private const int Fixed32 = 5;
    private const int Graph = 7;
    private const int Metadata = 14;
    private const int GraphInput = 11;
    private const int LongestText = 4096;
    private const int MostEntries = 256;
    private const int NewestVersion = 64;

    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly List<string> _inputs = [];

    /// <summary>Whether the first bytes are of an ONNX file: the version, then another known field.</summary>
    /// <param name="start">First bytes of the file.</param>
    public static bool Starts(ReadOnlySpan<byte> start) =>
        start.Length >= 3 && start[0] == 0x08 && start[1] is > 0 and < NewestVersion && start[2] is 0x12 or 0x1A or 0x22 or 0x28 or 0x32 or 0x3A or 0x42;

    /// <summary>Reads the file from its start.</summary>
    /// <exception cref="InvalidDataException">The file is no ONNX model.</exception>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public ModelDescription Read()
    {
        var hasGraph = false;
        while (reader.Left > 0)
        {
            var (field, kind) = Tag();
            if (field == Graph && kind == Block)
            {
                hasGraph = true;
                ReadGraph(Length());
            }
            else if (field == Metadata && kind == Block)
            {
                ReadEntry(Length());
            }
            else
            {
                Skip(kind);
            }
        }

        if (!hasGraph)
            throw new EndOfStreamException();
        var type = _metadata.GetValueOrDefault("model_type") ?? _metadata.GetValueOrDefault("framework");
        return new ModelDescription(ModelFormat.Onnx, Role(), type is null ? "ONNX model" : $"ONNX model ({type})");
    }

    private ModelRole Role()
    {
        var type = _metadata.GetValueOrDefault("model_type") ?? string.Empty;
        if (type.Contains("segmentation", StringComparison.OrdinalIgnoreCase))
            return ModelRole.SpeakerSegmentation;
        if (_metadata.ContainsKey("output_dim") && _metadata.ContainsKey("framework"))
            return ModelRole.SpeakerEmbedding;
        // The inputs of the versions of Silero: the rate, and the state of its memory.
        return _inputs.Contains("sr") && (_inputs.Contains("state") || _inputs.Contains("h")) ? ModelRole.VoiceActivity : ModelRole.Other;
    }

    private void ReadGraph(long length)
    {
        var end = reader.Position + length;
        while (reader.Position < end)
        {
            var (field, kind) = Tag();
            if (field == GraphInput && kind == Block)
                ReadInput(Length());
            else
                Skip(kind);
        }

        Ends(end);
    }

    private void ReadInput(long length)
    {
        var end = reader.Position + length;
        while (reader.Position < end)
        {
            var (field, kind) = Tag();
            if (field == 1 && kind == Block && _inputs.Count < MostEntries)
                _inputs.Add(Text());
            else
                Skip(kind);
        }

        Ends(end);
    }

    private void ReadEntry(long length)
    {
        var end = reader.Position + length;
        var (key, value) = (string.Empty, string.Empty);
        while (reader.Position < end)
        {
            var (field, kind) = Tag();
            if (kind == Block && field == 1)
                key = Text();
            else if (kind == Block && field == 2)
                value = Text();
            else
                Skip(kind);
        }

        Ends(end);
        if (_metadata.Count < MostEntries)
            _metadata[key] = value;
    }

    private void Ends(long end)
    {
        if (reader.Position != end)
            throw new InvalidDataException("its parts have other lengths than stated");
    }

    private string Text()
    {
        var length = Length();
        var text = Encoding.UTF8.GetString(reader.Bytes((int)Math.Min(length, LongestText)));
        reader.Skip(Math.Max(0, length - LongestText));
        return text;
    }

    private (int Field, int Kind) Tag()
    {
        var tag = Number();
        return tag >> 3 is > 0 and < 1 << 29 ? ((int)(tag >> 3), (int)(tag & 7)) : throw new InvalidDataException("it has an invalid field");
    }

    private long Length() => Number() is var length && length <= (ulong)reader.Left ? (long)length : throw new EndOfStreamException();

    private void Skip(int kind)
    {
        switch (kind)
        {
            case VarInt:
                Number();
                break;
            case Fixed64:
                reader.Skip(sizeof(long));
                break;
            case Block:
                reader.Skip(Length());
                break;
            case Fixed32:
                reader.Skip(sizeof(int));
                break;
            default:
                throw new InvalidDataException("it has a field of an unknown kind");
        }
    }

    private ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var one = reader.Byte();
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
                return value;
        }

        throw new InvalidDataException("it has a number that does not end");
    }
}
