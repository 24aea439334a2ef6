using System.Text;

namespace Symbl.TestModels;

/// <summary>Small files in the structure of ONNX models.</summary>
public static class OnnxBytes
{
    /// <summary>A model with inputs and metadata. It has no operation, so no engine can run it.</summary>
    /// <param name="inputs">Names of the inputs.</param>
    /// <param name="metadata">Metadata of the model.</param>
    public static byte[] Model(IEnumerable<string> inputs, params (string Key, string Value)[] metadata)
    {
        var graph = inputs.SelectMany(name => Field(11, Field(1, Encoding.UTF8.GetBytes(name)))).ToArray();
        return
        [
            0x08, 0x08,
            .. Field(2, "tests"u8.ToArray()),
            .. Field(7, [.. Field(2, "graph"u8.ToArray()), .. graph]),
            .. Field(8, [0x10, 0x11]),
            .. metadata.SelectMany(entry => Field(14, [.. Field(1, Encoding.UTF8.GetBytes(entry.Key)), .. Field(2, Encoding.UTF8.GetBytes(entry.Value))])),
        ];
    }

    /// <summary>A speaker embedding model.</summary>
    public static byte[] Embedding { get; } = Model(["x"], ("framework", "wespeaker"), ("output_dim", "256"), ("comment", new string('.', 100)));

    private static byte[] Field(int number, byte[] content) =>
        content.Length < 0x80 ? [(byte)(number << 3 | 2), (byte)content.Length, .. content] : [(byte)(number << 3 | 2), (byte)(content.Length & 0x7F | 0x80), (byte)(content.Length >> 7), .. content];
}
