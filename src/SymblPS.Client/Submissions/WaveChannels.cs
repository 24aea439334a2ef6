using System.Buffers.Binary;
using System.Text;

namespace SymblPS.Client.Submissions;

/// <summary>Reads the number of channels of a WAV file from its header.</summary>
public static class WaveChannels
{
    private const int HeaderLength = 12;

    // The format is near the start of a file. A header that is longer is read by the service only.
    private const int MostChunks = 64;

    /// <summary>Gets the number of channels; <see langword="null"/> if the file is not a readable WAV file.</summary>
    /// <param name="path">Path of the file.</param>
    public static int? Of(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The submission reports the failure.
            return null;
        }
    }

    private static int? Read(FileStream file)
    {
        var buffer = new byte[HeaderLength];
        if (file.ReadAtLeast(buffer, HeaderLength, throwOnEndOfStream: false) < HeaderLength) return null;
        if (Name(buffer, 0) is not ("RIFF" or "RF64") || Name(buffer, 8) != "WAVE") return null;
        for (var i = 0; i < MostChunks; i++)
        {
            if (file.ReadAtLeast(buffer.AsSpan(0, 8), 8, throwOnEndOfStream: false) < 8) return null;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(4));
            if (Name(buffer, 0) == "fmt ")
            {
                if (length < 4 || file.ReadAtLeast(buffer.AsSpan(0, 4), 4, throwOnEndOfStream: false) < 4) return null;
                return BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(2)) is > 0 and var channels ? channels : null;
            }

            file.Seek(length + (length & 1), SeekOrigin.Current);
        }

        return null;
    }

    private static string Name(byte[] buffer, int at) => Encoding.ASCII.GetString(buffer, at, 4);
}
