using System.Buffers.Binary;
using System.Text;

namespace Symbl.TestModels;

/// <summary>Writes small ONNX models that an engine can run. All tensors hold 32-bit numbers, except for inputs of another type.</summary>
public sealed class OnnxGraph
{
    private const int Single = 1;
    private const int Long = 7;

    private readonly List<byte[]> _nodes = [];
    private readonly List<byte[]> _weights = [];
    private readonly List<byte[]> _inputs = [];
    private readonly List<byte[]> _outputs = [];

    /// <summary>Adds an input.</summary>
    /// <param name="name">Name of the input.</param>
    /// <param name="shape">Sizes; 0 for a size that a caller chooses.</param>
    public OnnxGraph Input(string name, params long[] shape) => With(_inputs, Value(name, Single, shape));

    /// <summary>Adds an input of 64-bit integers.</summary>
    /// <param name="name">Name of the input.</param>
    /// <param name="shape">Sizes.</param>
    public OnnxGraph LongInput(string name, params long[] shape) => With(_inputs, Value(name, Long, shape));

    /// <summary>Adds an output.</summary>
    /// <param name="name">Name of the output.</param>
    /// <param name="shape">Sizes; 0 for a size that the input decides.</param>
    public OnnxGraph Output(string name, params long[] shape) => With(_outputs, Value(name, Single, shape));

    /// <summary>Adds weights.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="values">The weights.</param>
    /// <param name="shape">Sizes.</param>
    public OnnxGraph Weights(string name, float[] values, params long[] shape)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (var at = 0; at < values.Length; at++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at * sizeof(float)), values[at]);
        return With(_weights, Tensor(name, bytes, shape));
    }

    /// <summary>Adds an operation.</summary>
    /// <param name="operation">Name of the operation.</param>
    /// <param name="inputs">Names of the inputs.</param>
    /// <param name="output">Name of the output.</param>
    /// <param name="attributes">Attributes: an integer, or a list of integers.</param>
    public OnnxGraph Node(string operation, string[] inputs, string output, params (string Name, long[] Values, bool IsList)[] attributes) => With(
        _nodes,
        [
            .. inputs.SelectMany(name => Text(1, name)),
            .. Text(2, output),
            .. Text(4, operation),
            .. attributes.SelectMany(attribute => Block(5, Attribute(attribute.Name, attribute.Values, attribute.IsList))),
        ]);

    /// <summary>Creates an attribute that is an integer.</summary>
    public static (string Name, long[] Values, bool IsList) One(string name, long value) => (name, [value], false);

    /// <summary>Creates an attribute that is a list of integers.</summary>
    public static (string Name, long[] Values, bool IsList) Many(string name, params long[] values) => (name, values, true);

    /// <summary>Makes the bytes of the file.</summary>
    /// <param name="metadata">Metadata of the model.</param>
    public byte[] ToBytes(params (string Key, string Value)[] metadata)
    {
        byte[] graph =
        [
            .. _nodes.SelectMany(node => Block(1, node)), .. Text(2, "graph"), .. _weights.SelectMany(tensor => Block(5, tensor)),
            .. _inputs.SelectMany(value => Block(11, value)), .. _outputs.SelectMany(value => Block(12, value)),
        ];
        return
        [
            .. Number(1, 8), .. Text(2, "tests"), .. Block(7, graph), .. Block(8, [.. Number(2, 13)]),
            .. metadata.SelectMany(entry => Block(14, [.. Text(1, entry.Key), .. Text(2, entry.Value)])),
        ];
    }

    private OnnxGraph With(List<byte[]> list, byte[] part)
    {
        list.Add(part);
        return this;
    }

    private static byte[] Attribute(string name, long[] values, bool isList) =>
    [
        .. Text(1, name), .. values.SelectMany(value => Number(isList ? 8 : 3, value)), .. Number(20, isList ? 7 : 2),
    ];

    private static byte[] Tensor(string name, byte[] content, long[] shape) =>
        [.. shape.SelectMany(size => Number(1, size)), .. Number(2, Single), .. Text(8, name), .. Block(9, content)];

    private static byte[] Value(string name, int type, long[] shape)
    {
        byte[] sizes = [.. shape.SelectMany((size, at) => Block(1, size > 0 ? [.. Number(1, size)] : [.. Text(2, $"{name}{at}")]))];
        return [.. Text(1, name), .. Block(2, [.. Block(1, [.. Number(1, type), .. Block(2, sizes)])])];
    }

    private static byte[] Text(int field, string text) => Block(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Block(int field, byte[] content) => [.. VarInt(field << 3 | 2), .. VarInt(content.Length), .. content];

    private static byte[] Number(int field, long value) => [.. VarInt(field << 3), .. VarInt(value)];

    private static IEnumerable<byte> VarInt(long value)
    {
        var left = (ulong)value;
        for (; left >= 0x80; left >>= 7)
            yield return (byte)(left & 0x7F | 0x80);
        yield return (byte)left;
    }
}
