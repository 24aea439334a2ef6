using System.Buffers.Binary;
using System.Text;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;

namespace Symbl.Models.Inspection;

/// <summary>
/// Reads the structure of a model file without its weights, before an engine loads it. A native engine ends its process or takes all memory
/// for a damaged file.
/// </summary>
public static class ModelInspector
{
    private const int StartLength = 512;
    private const int LongestKind = 64;
    private const int BufferSize = 1 << 16;
    private const string WayOut = "Download the file again and compare its size and SHA-256 with those of its source.";

    /// <summary>Reads the structure of a model file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="ModelException">The file is no model, or it is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelDescription Inspect(string path) => Read(path, null);

    /// <summary>Reads the structure of a model file of one role.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="role">The role.</param>
    /// <exception cref="ModelException">The file is no model of that role, or it is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelDescription Inspect(string path, ModelRole role)
    {
        var found = Inspect(path);
        return found.Role == role || (found.Role == ModelRole.Other && role != ModelRole.SpeechRecognition)
            ? found
            : throw new ModelException(
                ModelProblem.InvalidFile,
                $"'{path}' is {WithName(found)}, not {role.WithArticle()}.",
                role == ModelRole.SpeechRecognition ? "Specify a Whisper model in the GGML format, such as ggml-base.en.bin." : null);
    }

    /// <summary>Reads the texts of the tokens of a Whisper model, by token id. The weights are not checked.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="ModelException">The file is no Whisper model, or it is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[][] ReadVocabulary(string path) => ReadVocabulary(path, out _);

    /// <inheritdoc cref="ReadVocabulary(string)"/>
    /// <param name="path">Path of the file.</param>
    /// <param name="dimensions">The dimensions of the model.</param>
    public static byte[][] ReadVocabulary(string path, out WhisperDimensions dimensions)
    {
        var vocabulary = new List<byte[]>();
        var found = Read(path, vocabulary);
        dimensions = found.Whisper!;
        return found.Whisper is not null
            ? [.. vocabulary]
            : throw new ModelException(ModelProblem.InvalidFile, $"'{path}' is {WithName(found)}, and has no vocabulary.");
    }

    private static ModelDescription Read(string path, ICollection<byte[]>? vocabulary)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize);
        var buffer = new byte[StartLength];
        var start = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        var kind = "a model";
        try
        {
            if (start.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(start) == WhisperFile.Magic)
            {
                if (OtherGgml(start[sizeof(int)..]) is { } other)
                    return other;
                kind = "a Whisper model";
                file.Position = sizeof(int);
                var size = new WhisperFile(new BoundedReader(file)).Read(vocabulary);
                return new ModelDescription(ModelFormat.Ggml, ModelRole.SpeechRecognition, size.Text) { Whisper = size };
            }

            if (OnnxFile.Starts(start))
            {
                kind = "an ONNX model";
                file.Position = 0;
                return new OnnxFile(new BoundedReader(file)).Read();
            }
        }
        catch (EndOfStreamException e)
        {
            throw new ModelException(
                ModelProblem.InvalidFile, $"'{path}' is an incomplete copy of {kind}: the file ends after {file.Length} bytes.", WayOut, e);
        }
        catch (InvalidDataException e)
        {
            throw new ModelException(ModelProblem.InvalidFile, $"'{path}' is a damaged copy of {kind}: {e.Message}.", WayOut, e);
        }

        throw new ModelException(
            ModelProblem.InvalidFile,
            FileKind.Of(start) is { } known
                ? $"'{path}' is {known}, not a model."
                : $"'{path}' is not a model: its first bytes are of no known format.",
            "Specify a Whisper model in the GGML format, such as ggml-base.en.bin, or an ONNX model.");
    }

    /// <summary>Other models than Whisper start with a text that names their kind.</summary>
    private static ModelDescription? OtherGgml(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(rest) is not (> 0 and <= LongestKind and var length))
            return null;
        if (rest.Length < sizeof(int) + length)
            return null;
        var name = Encoding.ASCII.GetString(rest.Slice(sizeof(int), length));
        return name.Contains("silero", StringComparison.OrdinalIgnoreCase)
            ? new ModelDescription(ModelFormat.Ggml, ModelRole.VoiceActivity, "Silero")
            : null;
    }

    private static string WithName(ModelDescription found) =>
        found.Role == ModelRole.Other ? $"an {found.Text} of an unknown role" : $"{found.Role.WithArticle()} ({found.Text})";
}
