using System.Buffers.Binary;
using System.Text;

namespace Symbl.Speech.Audio;

/// <summary>
/// Reads and writes text labels in WAV files: <c>cue </c> points with the <c>labl</c>, <c>ltxt</c> and <c>note</c> chunks of
/// <c>LIST adtl</c>, as audio editors write them.
/// </summary>
public static class WaveLabels
{
    private const int CueBytes = 24;
    private const int LtxtHeader = 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;

    /// <summary>Reads the labels of a file.</summary>
    /// <param name="path">The path of a WAV file.</param>
    /// <returns>
    /// The labels in order of start, then end; empty if the file has no labels. A label takes its start from its cue point, its length from
    /// <c>ltxt</c> and its text from <c>labl</c>, else <c>ltxt</c>, else <c>note</c>. The method ignores texts without a cue point, cue
    /// points without text and damaged parts.
    /// </returns>
    /// <exception cref="AudioFormatException">The file is not a WAV file or has an unsupported format.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IReadOnlyList<WaveLabel> Read(string path)
    {
        using var stream = WaveFile.OpenForReading(path);
        return Read(stream);
    }

    /// <summary>Reads the labels of a stream, as <see cref="Read(string)"/> does. The stream stays open.</summary>
    /// <param name="stream">A readable and seekable stream. Its whole content is the WAV file.</param>
    /// <exception cref="AudioFormatException">The stream is not a WAV file or has an unsupported format.</exception>
    public static IReadOnlyList<WaveLabel> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var container = WaveContainer.Read(stream);
        var format = container.ReadFormat(stream);
        var cues = new Dictionary<uint, Label>();
        foreach (var chunk in container.Chunks)
        {
            if (chunk.Id == "cue ")
                ReadCues(WaveContainer.ReadBody(stream, chunk), cues);
        }
        if (cues.Count == 0)
            return [];
        foreach (var chunk in container.Chunks)
        {
            if (chunk.Id == "LIST")
                ReadTexts(WaveContainer.ReadBody(stream, chunk), cues);
        }
        double rate = format.SampleRate;
        return cues.Values
            .Where(label => label.Text.Length > 0)
            .OrderBy(label => label.Start).ThenBy(label => label.Length).ThenBy(label => label.Order)
            .Select(label => new WaveLabel(label.Start / rate, label.Length / rate, label.Text))
            .ToList();
    }

    /// <summary>Copies a WAV file and replaces the labels in the copy.</summary>
    /// <param name="inputPath">The path of a WAV file.</param>
    /// <param name="outputPath">The path of the copy, which the method creates or replaces. It differs from the input.</param>
    /// <param name="labels">
    /// Labels within the recording. The method rounds starts and lengths to whole samples and stores text as UTF-8.
    /// </param>
    /// <exception cref="ArgumentException">A label lies outside the recording or has no text, or both paths name the same file.</exception>
    /// <exception cref="AudioFormatException">The input cannot be read, or the copy would be too large for RIFF.</exception>
    public static void Write(string inputPath, string outputPath, IEnumerable<WaveLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (string.Equals(Path.GetFullPath(inputPath), Path.GetFullPath(outputPath), StringComparison.Ordinal))
            throw new ArgumentException("The copy must be another file than the input.", nameof(outputPath));
        using var input = WaveFile.OpenForReading(inputPath);
        long frames;
        int rate;
        using (var source = WaveFile.Open(input, leaveOpen: true))
            (frames, rate) = (source.Frames, source.SampleRate);
        var (cue, list) = WaveLabelEncoder.Encode(labels, rate, frames);

        var kept = WaveContainer.Read(input).Chunks
            .Where(chunk => chunk.Id is not ("cue " or "ds64") && !IsLabelList(input, chunk)).ToList();
        using var output = new FileStream(outputPath, FileMode.Create, FileAccess.Write);
        var writer = new RiffWriter(output);
        foreach (var chunk in kept)
        {
            input.Position = chunk.Offset;
            writer.WriteChunk(chunk.Id, input, chunk.Length);
        }
        writer.WriteChunk("cue ", new MemoryStream(cue), cue.Length);
        writer.WriteChunk("LIST", new MemoryStream(list), list.Length);
        writer.Complete();
    }

    private static bool IsLabelList(FileStream stream, WaveChunk chunk)
    {
        if (chunk.Id != "LIST" || chunk.Length < 4)
            return false;
        Span<byte> form = stackalloc byte[4];
        stream.Position = chunk.Offset;
        stream.ReadExactly(form);
        return form.SequenceEqual("adtl"u8);
    }

    private static void ReadCues(ReadOnlySpan<byte> body, Dictionary<uint, Label> cues)
    {
        if (body.Length < 4)
            return;
        var count = BinaryPrimitives.ReadUInt32LittleEndian(body);
        body = body[4..];
        for (var index = 0u; index < count && body.Length >= CueBytes; index++, body = body[CueBytes..])
        {
            var id = BinaryPrimitives.ReadUInt32LittleEndian(body);
            cues.TryAdd(id, new Label { Start = BinaryPrimitives.ReadUInt32LittleEndian(body[20..]), Order = cues.Count });
        }
    }

    private static void ReadTexts(ReadOnlySpan<byte> body, Dictionary<uint, Label> cues)
    {
        if (!body.StartsWith("adtl"u8))
            return;
        body = body[4..];
        while (body.Length >= 8)
        {
            var id = body[..4];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
            if (length > body.Length - 8)
                return;
            ReadText(id, body.Slice(8, (int)length), cues);
            body = body[Math.Min(body.Length, 8 + (int)length + (int)(length & 1))..];
        }
    }

    private static void ReadText(ReadOnlySpan<byte> id, ReadOnlySpan<byte> body, Dictionary<uint, Label> cues)
    {
        if (body.Length < 4 || !cues.TryGetValue(BinaryPrimitives.ReadUInt32LittleEndian(body), out var label))
            return;
        if (id.SequenceEqual("labl"u8))
        {
            label.Offer(Decode(body[4..]), Label.FromLabl);
        }
        else if (id.SequenceEqual("note"u8))
        {
            label.Offer(Decode(body[4..]), Label.FromNote);
        }
        else if (id.SequenceEqual("ltxt"u8) && body.Length >= 8)
        {
            label.Length = Math.Max(label.Length, BinaryPrimitives.ReadUInt32LittleEndian(body[4..]));
            if (body.Length > LtxtHeader)
                label.Offer(Decode(body[LtxtHeader..]), Label.FromLtxt);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        if (end >= 0)
            bytes = bytes[..end];
        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Windows1252.GetString(bytes);
        }
        return text.Trim().TrimStart('\uFEFF');
    }

    private sealed class Label
    {
        public const int FromLabl = 3;
        public const int FromLtxt = 2;
        public const int FromNote = 1;

        private int _rank;

        public required long Start { get; init; }

        public required int Order { get; init; }

        public long Length { get; set; }

        public string Text { get; private set; } = "";

        public void Offer(string text, int rank)
        {
            if (rank > _rank && text.Length > 0)
                (Text, _rank) = (text, rank);
        }
    }
}
