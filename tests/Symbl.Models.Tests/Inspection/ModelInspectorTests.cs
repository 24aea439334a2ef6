using System.Buffers.Binary;
using System.Text;
using Symbl.Models.Inspection;

namespace Symbl.Models.Tests.Inspection;

public sealed class ModelInspectorTests : IDisposable
{
    private static readonly byte[] Whisper = ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " hello", " wor", "ld").ToBytes();
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_Whisper_model_is_described_by_its_dimensions()
    {
        var found = ModelInspector.Inspect(_folder.Write("a.bin", Whisper));

        Assert.Equal((ModelFormat.Ggml, ModelRole.SpeechRecognition), (found.Format, found.Role));
        Assert.Equal((51864, 32, 1, 80, false), (found.Whisper!.Tokens, found.Whisper.State, found.Whisper.AudioLayers, found.Whisper.Mels, found.Whisper.IsMultilingual));
    }

    [Theory]
    [InlineData(ScriptedWhisperModel.MultilingualTokens, 80)]
    [InlineData(ScriptedWhisperModel.LargeTokens, 128)]
    public void A_multilingual_model_is_recognized(int tokens, int mels)
    {
        var path = _folder.Write("a.bin", (ScriptedWhisperModel.Saying(tokens, 2, TimeSpan.FromSeconds(1), " hallo") with { Mels = mels, Layers = 2 }).ToBytes());

        Assert.True(ModelInspector.Inspect(path).Whisper!.IsMultilingual);
    }

    [Fact]
    public void A_model_in_the_dimensions_of_tiny_is_named_tiny()
    {
        var path = _folder.Write("a.bin", (ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(1), " hello") with { State = 384, Heads = 6, Layers = 4, TextLayers = 4 }).ToBytes());

        Assert.Equal("Whisper tiny, English", ModelInspector.Inspect(path).Text);
    }

    [Fact]
    public void The_vocabulary_is_read_by_token_id()
    {
        byte[][] texts = [[0xC3], [0xA4], .. Enumerable.Range(2, 300).Select(i => Encoding.UTF8.GetBytes($" word{i}"))];
        var path = _folder.Write("a.bin", new ScriptedWhisperModel { Vocabulary = texts }.ToBytes());

        Assert.Equal(texts, ModelInspector.ReadVocabulary(path));
    }

    [Fact]
    public void The_vocabulary_is_read_without_the_weights() =>
        Assert.Equal([" hello"u8.ToArray(), " wor"u8.ToArray(), "ld"u8.ToArray(), " "u8.ToArray()], ModelInspector.ReadVocabulary(_folder.Write("a.bin", Whisper[..^1000])));

    [Fact]
    public void A_Whisper_model_that_ends_early_is_incomplete_at_every_length()
    {
        for (var length = 4; length < Whisper.Length; length += length < 300 ? 1 : 40_009)
            Assert.Contains("is an incomplete copy of a Whisper model", Refusal(Whisper[..length]));
        Assert.Contains("is an incomplete copy of a Whisper model", Refusal(Whisper[..^1]));
    }

    [Fact]
    public void A_Whisper_model_with_more_bytes_is_damaged() => Assert.Contains("copy of a Whisper model", Refusal([.. Whisper, 0]));

    [Fact]
    public void No_number_of_the_header_decides_about_memory()
    {
        // Every field of the header and the heads after it, with values that would take all memory or no memory.
        var vocabulary = 4 * (1 + 11 + 2) + 80 * 201 * 4;
        int[] offsets = [.. Enumerable.Range(1, 13).Select(i => i * 4), vocabulary, vocabulary + 4, vocabulary + 4 + 4 + 6];
        foreach (var offset in offsets)
        {
            foreach (var value in (int[])[int.MaxValue, int.MinValue, -1, 1 << 30, 123_456_789])
            {
                var bytes = (byte[])Whisper.Clone();
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), value);
                var path = _folder.Write("a.bin", bytes);
                var before = GC.GetAllocatedBytesForCurrentThread();

                var thrown = Assert.Throws<ModelException>(() => ModelInspector.Inspect(path));

                Assert.Equal(ModelProblem.InvalidFile, thrown.Problem);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
            }
        }
    }

    [Theory]
    [InlineData("encoder.conv1.weight", "encoder.conv9.weight", "unknown or occurs twice")]
    [InlineData("decoder.ln.weight", "encoder.ln_post.w", "unknown or occurs twice")]
    public void A_tensor_of_another_name_is_named(string name, string other, string expected)
    {
        var bytes = (byte[])Whisper.Clone();
        Encoding.ASCII.GetBytes(other.PadRight(name.Length)[..name.Length]).CopyTo(bytes, IndexOf(bytes, name));

        Assert.Contains(expected, Refusal(bytes).Replace("at byte", "unknown or occurs twice", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tensor_of_other_sizes_or_another_type_is_named()
    {
        const string name = "encoder.conv2.weight";
        var sizes = (byte[])Whisper.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(sizes.AsSpan(IndexOf(sizes, name) - 4), 33);
        var type = (byte[])Whisper.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(type.AsSpan(IndexOf(type, name) - 16), 0);

        Assert.Contains("'encoder.conv2.weight' has the sizes 3x32x33, not 3x32x32", Refusal(sizes));
        Assert.Contains("'encoder.conv2.weight' has the type 0, not 1", Refusal(type));
    }

    [Fact]
    public void Random_bytes_after_the_mark_are_refused()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 5000)];
            random.NextBytes(bytes);
            if (i % 2 == 0 && bytes.Length > 4)
                "lmgg"u8.CopyTo(bytes);
            Assert.NotEmpty(Refusal(bytes));
        }
    }

    public static TheoryData<byte[], string> OtherFiles => new()
    {
        { [], "is an empty file, not a model" },
        { "<!DOCTYPE html>\n<html><body>404</body></html>"u8.ToArray(), "is a web page (HTML), such as the error page of a download" },
        { "\uFEFF  <html lang='de'>Größe"u8.ToArray(), "is a web page (HTML)" },
        { "version https://git-lfs.github.com/spec/v1\noid sha256:1"u8.ToArray(), "is a pointer of Git LFS" },
        { "Entry not found"u8.ToArray(), "is a text that starts with \"Entry not found\"" },
        { "{\"error\":\"not found\"}"u8.ToArray(), "is a JSON text" },
        { [0x50, 0x4B, 3, 4, 0, 0, 0, 0], "is a ZIP archive or a PyTorch model" },
        { "BZh91AY&SY"u8.ToArray(), "is a bzip2 archive (.tar.bz2)" },
        { [0x1F, 0x8B, 8, 0, 0, 0], "is a gzip archive" },
        { "GGUF\x03\0\0\0"u8.ToArray(), "is a GGUF model" },
        { new byte[4096], "is a file of zeros" },
        { "RIFF\x10\0\0\0WAVE"u8.ToArray(), "is an audio or video file" },
        { [1, 2, 3, 4, 5], "its first bytes are of no known format" },
    };

    [Theory]
    [MemberData(nameof(OtherFiles))]
    public void Other_files_are_named(byte[] content, string expected) => Assert.Contains(expected, Refusal(content));

    [Fact]
    public void A_model_of_another_role_is_named()
    {
        var silero = Path.Combine(_folder.Root, "silero.bin");
        SileroFile.Write(silero);
        var onnx = _folder.Write("e.onnx", OnnxBytes.Embedding);
        var speech = _folder.Write("w.bin", Whisper);

        Assert.Contains(
            "is a voice activity model (Silero), not a speech recognition model",
            Assert.Throws<ModelException>(() => ModelInspector.Inspect(silero, ModelRole.SpeechRecognition)).Message);
        Assert.Contains("is a speaker embedding model", Assert.Throws<ModelException>(() => ModelInspector.Inspect(onnx, ModelRole.SpeechRecognition)).Message);
        Assert.Contains("is a speech recognition model", Assert.Throws<ModelException>(() => ModelInspector.Inspect(speech, ModelRole.VoiceActivity)).Message);
        Assert.Contains("has no vocabulary", Assert.Throws<ModelException>(() => ModelInspector.ReadVocabulary(silero)).Message);
    }

    [Fact]
    public void ONNX_models_tell_their_role()
    {
        Assert.Equal(ModelRole.SpeakerEmbedding, ModelInspector.Inspect(_folder.Write("1", OnnxBytes.Embedding)).Role);
        Assert.Equal(
            ModelRole.SpeakerSegmentation,
            ModelInspector.Inspect(_folder.Write("2", OnnxBytes.Model(["x"], ("model_type", "pyannote-segmentation-3.0")))).Role);
        Assert.Equal(ModelRole.VoiceActivity, ModelInspector.Inspect(_folder.Write("3", OnnxBytes.Model(["input", "state", "sr"]))).Role);
        Assert.Equal((ModelRole.Other, "ONNX model"), (ModelInspector.Inspect(_folder.Write("4", OnnxBytes.Model(["x"]))) is var found ? found.Role : 0, found.Text));
    }

    [Fact]
    public void A_part_of_an_ONNX_model_is_refused_at_every_length()
    {
        var whole = OnnxBytes.Embedding;
        // A file that ends between two fields after the graph is whole.
        var refused = Enumerable.Range(3, whole.Length - 3).Count(length => Record.Exception(() => ModelInspector.Inspect(_folder.Write("a", whole[..length]))) is ModelException);

        Assert.InRange(refused, whole.Length - 3 - 4, whole.Length - 3);
    }

    private string Refusal(byte[] content)
    {
        var thrown = Assert.Throws<ModelException>(() => ModelInspector.Inspect(_folder.Write("file.bin", content)));
        Assert.Equal(ModelProblem.InvalidFile, thrown.Problem);
        Assert.Contains("file.bin", thrown.Message);
        return thrown.Message;
    }

    private static int IndexOf(byte[] bytes, string name) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name));
}
