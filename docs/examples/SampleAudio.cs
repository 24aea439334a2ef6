using System;
using System.IO;
using System.Text;

namespace SymblPS.Documentation;

/// <summary>Recordings that examples need and that are not sample files.</summary>
public static class SampleAudio
{
    /// <summary>Writes the beginning of the first channel of a recording: 16-bit PCM with two channels becomes one channel without labels.</summary>
    public static void WriteFirstChannel(string source, string destination, int seconds)
    {
        var bytes = File.ReadAllBytes(source);
        var rate = BitConverter.ToInt32(bytes, Find(bytes, "fmt ") + 4);
        var data = Find(bytes, "data");
        var samples = new byte[seconds * rate * 2];
        for (var i = 0; i < samples.Length; i += 2)
            Array.Copy(bytes, data + (2 * i), samples, i, 2);
        using var writer = new BinaryWriter(File.Create(destination), Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(rate);
        writer.Write(2 * rate);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples.Length);
        writer.Write(samples);
    }

    private static int Find(byte[] wave, string chunk)
    {
        for (var at = 12; at + 8 <= wave.Length;)
        {
            if (Encoding.ASCII.GetString(wave, at, 4) == chunk)
                return at + 8;
            var size = BitConverter.ToInt32(wave, at + 4);
            at += 8 + size + (size % 2);
        }

        throw new InvalidDataException($"No chunk '{chunk}'.");
    }
}
