using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Submissions;

/// <summary>
/// The form of a recording with its transcript: <c>multipart/form-data</c> with the parts <c>transcript</c> and <c>recording</c>. The transcript
/// comes first, so that the server reads it before the recording. The recording is streamed from disk.
/// </summary>
internal sealed class TranscriptForm
{
    private readonly string _boundary = $"symbl-{Guid.NewGuid():N}";
    private readonly byte[] _head;
    private readonly byte[] _tail;

    /// <param name="transcript">The transcript.</param>
    /// <param name="contentType">Content type of the recording; <see langword="null"/> for no such header.</param>
    public TranscriptForm(RecordingTranscript transcript, string? contentType)
    {
        var type = contentType is null ? string.Empty : $"Content-Type: {MediaTypeHeaderValue.Parse(contentType)}\r\n";
        _head =
        [
            .. Encoding.ASCII.GetBytes($"--{_boundary}\r\nContent-Disposition: form-data; name=\"transcript\"\r\nContent-Type: application/json\r\n\r\n"),
            .. Json(transcript),
            .. Encoding.ASCII.GetBytes($"\r\n--{_boundary}\r\nContent-Disposition: form-data; name=\"recording\"; filename=\"recording\"\r\n{type}\r\n"),
        ];
        _tail = Encoding.ASCII.GetBytes($"\r\n--{_boundary}--\r\n");
    }

    /// <summary>Returns the number of bytes of the form.</summary>
    /// <param name="recording">Number of bytes of the recording.</param>
    public long Length(long recording) => _head.Length + recording + _tail.Length;

    /// <summary>Creates the body of an attempt.</summary>
    /// <param name="file">The open recording. Disposal of the body closes it.</param>
    /// <param name="watch">Limits of the exchange.</param>
    /// <param name="sent">Receives the number of bytes that the network accepted.</param>
    public UploadContent Open(FileStream file, ExchangeWatch watch, Action<long>? sent) =>
        UploadContent.Form(new JoinedStream(_head, file, file.Length, _tail), Length(file.Length), file.Name, $"multipart/form-data; boundary={_boundary}", watch, sent);

    private static byte[] Json(RecordingTranscript transcript) => JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("source", transcript.Source);
        writer.WriteBoolean("speakers", transcript.GivesSpeakers);
        if (transcript.Notes.Count > 0)
        {
            writer.WritePropertyName("notes");
            JsonText.WriteList(writer, transcript.Notes);
        }

        writer.WriteStartArray("entries");
        foreach (var entry in transcript.Entries)
        {
            writer.WriteStartObject();
            writer.WriteString("text", entry.Text);
            if (!string.IsNullOrEmpty(entry.Speaker)) writer.WriteString("speaker", entry.Speaker);
            if (!string.IsNullOrEmpty(entry.Email)) writer.WriteString("email", entry.Email);
            Write(writer, "start", entry.StartOffset);
            Write(writer, "end", entry.EndOffset);
            if (entry.Words.Count > 0)
            {
                writer.WriteStartArray("words");
                foreach (var word in entry.Words)
                {
                    writer.WriteStartObject();
                    writer.WriteString("text", word.Text);
                    Write(writer, "start", word.Start);
                    Write(writer, "end", word.End);
                    if (word.Confidence is { } confidence) writer.WriteNumber("confidence", confidence);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    // Decimal seconds are exact to a tick.
    private static void Write(Utf8JsonWriter writer, string name, TimeSpan? time)
    {
        if (time is { } offset) writer.WriteNumber(name, (decimal)offset.Ticks / TimeSpan.TicksPerSecond);
    }

    /// <summary>The head, the recording and the tail of the form as one stream. Bytes that are appended to the file meanwhile are not read.</summary>
    private sealed class JoinedStream(byte[] head, FileStream file, long length, byte[] tail) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count;
            if (_at < head.Length) count = Copy(head, _at, buffer);
            else if (_at < head.Length + length) count = await file.ReadAsync(buffer[..(int)Math.Min(buffer.Length, head.Length + length - _at)], cancellationToken).ConfigureAwait(false);
            else count = Copy(tail, _at - head.Length - length, buffer);
            _at += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
            base.Dispose(disposing);
        }

        private static int Copy(byte[] part, long from, Memory<byte> buffer)
        {
            var count = (int)Math.Min(part.Length - from, buffer.Length);
            part.AsMemory((int)from, count).CopyTo(buffer);
            return count;
        }
    }
}
