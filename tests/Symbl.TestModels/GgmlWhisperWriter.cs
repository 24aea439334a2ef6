using System.Text;

namespace Symbl.TestModels;

/// <summary>Writes a scripted model with all tensors that the loader expects.</summary>
internal sealed class GgmlWhisperWriter(ScriptedWhisperModel model, BinaryWriter to)
{
    private const int Magic = 0x67676d6c;
    private const int Float16 = 1;
    private const int Float32 = 0;
    private static readonly byte[] Zeros = new byte[1 << 16];

    public void Write()
    {
        WriteHeader();
        WriteVocabulary();
        WriteEncoder();
        WriteDecoder();
    }

    private int State => model.State;

    private void WriteHeader()
    {
        to.Write(Magic);
        int[] parameters =
        [
            model.Tokens, ScriptedWhisperModel.AudioContext, State, model.Heads, model.Layers,
            ScriptedWhisperModel.TextContext, State, model.Heads, model.TextLayers, model.Mels, Float16,
        ];
        foreach (var parameter in parameters)
            to.Write(parameter);
        to.Write(model.Mels);
        to.Write(ScriptedWhisperModel.Bins);
        WriteZeros((long)model.Mels * ScriptedWhisperModel.Bins * sizeof(float));
    }

    private void WriteVocabulary()
    {
        to.Write(model.Vocabulary.Count);
        foreach (var bytes in model.Vocabulary)
        {
            to.Write(bytes.Length);
            to.Write(bytes);
        }
    }

    private void WriteEncoder()
    {
        Zero("encoder.positional_embedding", Float32, State, ScriptedWhisperModel.AudioContext);
        Zero("encoder.conv1.weight", Float16, 3, model.Mels, State);
        Zero("encoder.conv1.bias", Float32, 1, State);
        Zero("encoder.conv2.weight", Float16, 3, State, State);
        Zero("encoder.conv2.bias", Float32, 1, State);
        WriteNorm("encoder.ln_post");
        for (var layer = 0; layer < model.Layers; layer++)
            WriteBlock($"encoder.blocks.{layer}");
    }

    private void WriteDecoder()
    {
        WriteTensorHeader("decoder.positional_embedding", Float32, State, ScriptedWhisperModel.TextContext);
        for (var position = 0; position < ScriptedWhisperModel.TextContext; position++)
        {
            var token = position < model.Script.Count ? model.Script[position] : model.EndToken;
            for (var at = 0; at < State; at++)
                to.Write(1000 * ScriptedWhisperModel.Code(token, at));
        }

        WriteTensorHeader("decoder.token_embedding.weight", Float16, State, model.Tokens);
        var plus = BitConverter.HalfToUInt16Bits((System.Half)model.Sharpness);
        var minus = BitConverter.HalfToUInt16Bits((System.Half)(-model.Sharpness));
        var row = new byte[State * sizeof(ushort)];
        for (var token = 0; token < model.Tokens; token++)
        {
            for (var at = 0; at < State; at++)
            {
                var value = ScriptedWhisperModel.Code(token, at) switch { > 0 => plus, < 0 => minus, _ => (ushort)0 };
                BitConverter.TryWriteBytes(row.AsSpan(at * sizeof(ushort)), value);
            }

            to.Write(row);
        }

        WriteNorm("decoder.ln");
        for (var layer = 0; layer < model.TextLayers; layer++)
        {
            WriteBlock($"decoder.blocks.{layer}");
            WriteNorm($"decoder.blocks.{layer}.cross_attn_ln");
            WriteAttention($"decoder.blocks.{layer}.cross_attn");
        }
    }

    private void WriteBlock(string name)
    {
        WriteNorm(name + ".mlp_ln");
        Zero(name + ".mlp.0.weight", Float16, State, 4 * State);
        Zero(name + ".mlp.0.bias", Float32, 4 * State);
        Zero(name + ".mlp.2.weight", Float16, 4 * State, State);
        Zero(name + ".mlp.2.bias", Float32, State);
        WriteNorm(name + ".attn_ln");
        WriteAttention(name + ".attn");
    }

    private void WriteAttention(string name)
    {
        Zero(name + ".query.weight", Float16, State, State);
        Zero(name + ".query.bias", Float32, State);
        Zero(name + ".key.weight", Float16, State, State);
        Zero(name + ".value.weight", Float16, State, State);
        Zero(name + ".value.bias", Float32, State);
        Zero(name + ".out.weight", Float16, State, State);
        Zero(name + ".out.bias", Float32, State);
    }

    private void WriteNorm(string name)
    {
        WriteTensorHeader(name + ".weight", Float32, State);
        for (var i = 0; i < State; i++)
            to.Write(1f);
        Zero(name + ".bias", Float32, State);
    }

    private void Zero(string name, int type, params int[] shape)
    {
        WriteTensorHeader(name, type, shape);
        WriteZeros(shape.Aggregate(1L, (product, size) => product * size) * (type == Float16 ? sizeof(ushort) : sizeof(float)));
    }

    private void WriteTensorHeader(string name, int type, params int[] shape)
    {
        to.Write(shape.Length);
        to.Write(name.Length);
        to.Write(type);
        foreach (var size in shape)
            to.Write(size);
        to.Write(Encoding.ASCII.GetBytes(name));
    }

    private void WriteZeros(long count)
    {
        for (; count > 0; count -= Zeros.Length)
            to.Write(Zeros, 0, (int)Math.Min(count, Zeros.Length));
    }
}
