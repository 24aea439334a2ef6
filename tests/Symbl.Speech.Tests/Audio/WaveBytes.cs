using System.Text;

namespace Symbl.Speech.Tests.Audio;

/// <summary>Builds WAV files byte by byte, legal and otherwise, independently of the code under test.</summary>
internal static class WaveBytes
{
    public static byte[] Chunk(string id, byte[] body, uint? declared = null)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Encoding.Latin1.GetBytes(id));
        writer.Write(declared ?? (uint)body.Length);
        writer.Write(body);
        if (body.Length % 2 != 0)
            writer.Write((byte)0);
        return stream.ToArray();
    }

    public static byte[] File(params byte[][] chunks) => Riff("RIFF", null, chunks);

    public static byte[] Riff(string form, uint? declared, params byte[][] chunks)
    {
        var body = Encoding.Latin1.GetBytes("WAVE").Concat(chunks.SelectMany(chunk => chunk)).ToArray();
        return [.. Encoding.Latin1.GetBytes(form), .. BitConverter.GetBytes(declared ?? (uint)body.Length), .. body];
    }

    public static byte[] Format(int tag, int channels, int rate, int bits, int? frameBytes = null)
    {
        var frame = frameBytes ?? channels * ((bits + 7) / 8);
        return Chunk("fmt ", FormatBody(tag, channels, rate, bits, frame));
    }

    public static byte[] Extensible(int subTag, int channels, int rate, int bits, string tail = "000000001000800000AA00389B71") =>
        Chunk("fmt ",
        [
            .. FormatBody(0xFFFE, channels, rate, bits, channels * bits / 8),
            .. BitConverter.GetBytes((ushort)22),
            .. BitConverter.GetBytes((ushort)bits),
            .. BitConverter.GetBytes(0),
            .. BitConverter.GetBytes((ushort)subTag),
            .. Convert.FromHexString(tail),
        ]);

    public static byte[] Cue(params (uint Id, uint Offset)[] points)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write((uint)points.Length);
        foreach (var (id, offset) in points)
        {
            writer.Write(id);
            writer.Write(0u);
            writer.Write(Encoding.Latin1.GetBytes("data"));
            writer.Write(0u);
            writer.Write(0u);
            writer.Write(offset);
        }
        return Chunk("cue ", stream.ToArray());
    }

    public static byte[] Adtl(params byte[][] subchunks) =>
        Chunk("LIST", [.. Encoding.Latin1.GetBytes("adtl"), .. subchunks.SelectMany(chunk => chunk)]);

    public static byte[] Labl(uint id, string text) => Labl(id, Encoding.UTF8.GetBytes(text));

    public static byte[] Labl(uint id, byte[] text) => Chunk("labl", [.. BitConverter.GetBytes(id), .. text, 0]);

    public static byte[] Note(uint id, string text) => Chunk("note", [.. BitConverter.GetBytes(id), .. Encoding.UTF8.GetBytes(text), 0]);

    public static byte[] Ltxt(uint id, uint length, string text = "") =>
        Chunk("ltxt",
        [
            .. BitConverter.GetBytes(id), .. BitConverter.GetBytes(length), .. Encoding.Latin1.GetBytes("rgn "),
            .. new byte[8], .. Encoding.UTF8.GetBytes(text),
        ]);

    public static byte[] Sine16(int frames, int channels = 1, double frequency = 440, int rate = 8000)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        for (var frame = 0; frame < frames; frame++)
        {
            for (var channel = 0; channel < channels; channel++)
                writer.Write((short)(10000 * Math.Sin(2 * Math.PI * frequency * frame / rate)));
        }
        return stream.ToArray();
    }

    private static byte[] FormatBody(int tag, int channels, int rate, int bits, int frameBytes) =>
    [
        .. BitConverter.GetBytes((ushort)tag), .. BitConverter.GetBytes((ushort)channels), .. BitConverter.GetBytes(rate),
        .. BitConverter.GetBytes(rate * frameBytes), .. BitConverter.GetBytes((ushort)frameBytes), .. BitConverter.GetBytes((ushort)bits),
    ];
}
