using System.Text;

namespace Symbl.TestModels;

/// <summary>A file that starts as a voice activity model of Silero in the GGML format. A speech recognizer must refuse it.</summary>
public static class SileroFile
{
    private const int Magic = 0x67676d6c;

    /// <summary>Writes the file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="length">Length of the file in bytes.</param>
    public static void Write(string path, int length = 4096)
    {
        using var writer = new BinaryWriter(File.Create(path));
        var kind = Encoding.ASCII.GetBytes("silero-16k");
        writer.Write(Magic);
        writer.Write(kind.Length);
        writer.Write(kind);
        int[] version = [6, 2, 0];
        foreach (var number in version)
            writer.Write(number);
        writer.BaseStream.SetLength(length);
    }
}
