using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Symbl.Speech.Audio;

/// <summary>Encodes labels as the bodies of a <c>cue </c> and a <c>LIST adtl</c> chunk.</summary>
internal static class WaveLabelEncoder
{
    public static (byte[] Cue, byte[] List) Encode(IEnumerable<WaveLabel> labels, int sampleRate, long frames)
    {
        var sorted = labels.OrderBy(label => label.Start).ThenBy(label => label.Duration).ToList();
        var cue = new byte[4 + (sorted.Count * 24)];
        BinaryPrimitives.WriteInt32LittleEndian(cue, sorted.Count);
        using var list = new MemoryStream();
        list.Write("adtl"u8);
        for (var index = 0; index < sorted.Count; index++)
        {
            var label = sorted[index];
            var id = index + 1;
            var (offset, length) = ToSamples(label, sampleRate, frames);
            var point = cue.AsSpan(4 + (index * 24), 24);
            BinaryPrimitives.WriteInt32LittleEndian(point, id);
            BinaryPrimitives.WriteUInt32LittleEndian(point[4..], offset);
            "data"u8.CopyTo(point[8..]);
            BinaryPrimitives.WriteUInt32LittleEndian(point[20..], offset);

            var text = new byte[4 + Encoding.UTF8.GetByteCount(label.Text) + 1];
            BinaryPrimitives.WriteInt32LittleEndian(text, id);
            Encoding.UTF8.GetBytes(label.Text, text.AsSpan(4));
            WriteSubchunk(list, "labl"u8, text);

            var region = new byte[20];
            BinaryPrimitives.WriteInt32LittleEndian(region, id);
            BinaryPrimitives.WriteUInt32LittleEndian(region.AsSpan(4), length);
            "rgn "u8.CopyTo(region.AsSpan(8));
            WriteSubchunk(list, "ltxt"u8, region);
        }
        return (cue, list.ToArray());
    }

    private static (uint Offset, uint Length) ToSamples(WaveLabel label, int sampleRate, long frames)
    {
        if (string.IsNullOrWhiteSpace(label.Text) || label.Text.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A label needs a text without zero characters.");
        var offset = Math.Round(label.Start * sampleRate);
        var end = Math.Round(label.End * sampleRate);
        var within = offset >= 0 && end >= offset && end <= frames && end <= uint.MaxValue;
        return within
            ? ((uint)offset, (uint)(end - offset))
            : throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The label '{label.Text}' from {label.Start} s to {label.End} s " +
                $"lies outside the recording of {(double)frames / sampleRate} s."));
    }

    private static void WriteSubchunk(MemoryStream list, ReadOnlySpan<byte> id, byte[] body)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        list.Write(id);
        list.Write(length);
        list.Write(body);
        if ((body.Length & 1) != 0)
            list.WriteByte(0);
    }
}
