using System.Buffers.Binary;

namespace Symbl.Speech.Audio;

/// <summary>Writes audio as 16-bit PCM WAV files.</summary>
public static class WaveWriter
{
    /// <summary>Writes a file; see <see cref="Write(Stream, IAudioSource, IReadOnlyList{WaveLabel})"/>.</summary>
    /// <param name="path">The path of the file, which the method creates or replaces.</param>
    /// <param name="audio">The audio, read to its end.</param>
    /// <param name="labels">Text labels within the audio.</param>
    public static void Write(string path, IAudioSource audio, IReadOnlyList<WaveLabel>? labels = null)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        Write(stream, audio, labels);
    }

    /// <summary>Writes 16-bit PCM, then the labels, if any. Rounds samples to the nearest value and clips them at full scale.</summary>
    /// <param name="stream">A writable and seekable stream. It stays open.</param>
    /// <param name="audio">The audio, read to its end.</param>
    /// <param name="labels">Text labels within the audio.</param>
    /// <exception cref="ArgumentException">A label lies outside the audio or has no text.</exception>
    /// <exception cref="AudioFormatException">The audio is too large for RIFF.</exception>
    public static void Write(Stream stream, IAudioSource audio, IReadOnlyList<WaveLabel>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(audio);
        var writer = new RiffWriter(stream);
        var format = WaveFormat.Pcm(audio.SampleRate, audio.Channels, 2);
        writer.WriteChunk("fmt ", new MemoryStream(format), format.Length);
        using var body = new PcmStream(audio);
        writer.WriteChunk("data", body, audio.Frames * audio.Channels * 2);
        if (labels is { Count: > 0 })
        {
            var (cue, list) = WaveLabelEncoder.Encode(labels, audio.SampleRate, audio.Frames);
            writer.WriteChunk("cue ", new MemoryStream(cue), cue.Length);
            writer.WriteChunk("LIST", new MemoryStream(list), list.Length);
        }
        writer.Complete();
    }

    /// <summary>Provides a source as a stream of 16-bit samples, so that the writer copies audio of any length block by block.</summary>
    private sealed class PcmStream(IAudioSource audio) : Stream
    {
        private readonly float[] _samples = new float[4096 * audio.Channels];
        private readonly byte[] _bytes = new byte[4096 * audio.Channels * 2];
        private int _position;
        private int _length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_position == _length)
                Fill();
            var count = Math.Min(buffer.Length, _length - _position);
            _bytes.AsSpan(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Fill()
        {
            var samples = _samples.AsSpan(0, audio.Read(_samples) * audio.Channels);
            for (var index = 0; index < samples.Length; index++)
            {
                var value = Math.Clamp(Math.Round(samples[index] * 32768.0), short.MinValue, short.MaxValue);
                BinaryPrimitives.WriteInt16LittleEndian(_bytes.AsSpan(index * 2), (short)value);
            }
            (_position, _length) = (0, samples.Length * 2);
        }
    }
}
