namespace Symbl.Models.Inspection;

/// <summary>A tensor that a Whisper model must have.</summary>
/// <param name="Type">Type of its numbers.</param>
/// <param name="Shape">Its sizes.</param>
internal sealed record ExpectedTensor(int Type, int[] Shape);

/// <summary>The tensors of a Whisper model, derived from its dimensions. An engine that reads other ones ends its process.</summary>
internal static class WhisperTensors
{
    /// <summary>Lists the tensors by name.</summary>
    /// <param name="size">The dimensions.</param>
    /// <param name="weights">Type of the weights.</param>
    public static Dictionary<string, ExpectedTensor> Of(WhisperDimensions size, int weights)
    {
        var tensors = new Dictionary<string, ExpectedTensor>(StringComparer.Ordinal);
        var state = size.State;
        var convolution = weights == GgmlTypes.Single ? GgmlTypes.Single : GgmlTypes.Half;

        void Add(string name, int type, params int[] shape) => tensors.Add(name, new ExpectedTensor(type, shape));
        void Bias(string name, int count) => Add(name + ".bias", GgmlTypes.Single, count);
        void Norm(string name)
        {
            Add(name + ".weight", GgmlTypes.Single, state);
            Bias(name, state);
        }

        void Attention(string name)
        {
            foreach (var part in (string[])["query", "key", "value", "out"])
            {
                Add($"{name}.{part}.weight", weights, state, state);
                if (part != "key")
                    Bias($"{name}.{part}", state);
            }
        }

        void Block(string name)
        {
            Norm(name + ".mlp_ln");
            Add(name + ".mlp.0.weight", weights, state, 4 * state);
            Bias(name + ".mlp.0", 4 * state);
            Add(name + ".mlp.2.weight", weights, 4 * state, state);
            Bias(name + ".mlp.2", state);
            Norm(name + ".attn_ln");
            Attention(name + ".attn");
        }

        Add("encoder.positional_embedding", GgmlTypes.Single, state, size.AudioContext);
        Add("encoder.conv1.weight", convolution, 3, size.Mels, state);
        Add("encoder.conv1.bias", GgmlTypes.Single, 1, state);
        Add("encoder.conv2.weight", convolution, 3, state, state);
        Add("encoder.conv2.bias", GgmlTypes.Single, 1, state);
        Norm("encoder.ln_post");
        for (var layer = 0; layer < size.AudioLayers; layer++)
            Block($"encoder.blocks.{layer}");
        Add("decoder.positional_embedding", GgmlTypes.Single, state, size.TextContext);
        Add("decoder.token_embedding.weight", weights, state, size.Tokens);
        Norm("decoder.ln");
        for (var layer = 0; layer < size.TextLayers; layer++)
        {
            Block($"decoder.blocks.{layer}");
            Norm($"decoder.blocks.{layer}.cross_attn_ln");
            Attention($"decoder.blocks.{layer}.cross_attn");
        }

        return tensors;
    }
}
