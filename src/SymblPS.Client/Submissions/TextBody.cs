using System.Text.Json;
using Symbl.Transcripts.Content;
using SymblPS.Client.Json;
using SymblPS.Client.Transcripts;

namespace SymblPS.Client.Submissions;

/// <summary>
/// The body of a text submission (schema ProcessTextRequest). It is written twice, once to count its bytes and once to send them, so that a
/// long conversation is sent with its length without a second copy in memory.
/// </summary>
internal sealed class TextBody
{
    private const int ChunkSize = 64 * 1024;
    private readonly SubmissionOptions _options;
    private readonly IReadOnlyList<TextMessage> _messages;

    public TextBody(SubmissionOptions options, IReadOnlyList<TextMessage> messages)
    {
        (_options, _messages) = (options, messages);
        foreach (var chunk in Chunks()) Length += chunk.Count;
    }

    /// <summary>Number of bytes.</summary>
    public long Length { get; }

    /// <summary>Opens the body at its start.</summary>
    public Stream Open() => new ChunkStream(Chunks().GetEnumerator());

    /// <summary>Returns the parts of the body; a part is valid until the next one is requested.</summary>
    private IEnumerable<ArraySegment<byte>> Chunks()
    {
        using var text = new MemoryStream();
        using var writer = new Utf8JsonWriter(text, JsonText.Plain);
        ArraySegment<byte> Take()
        {
            writer.Flush();
            var part = new ArraySegment<byte>(text.GetBuffer(), 0, (int)text.Length);
            text.SetLength(0);
            return part;
        }

        writer.WriteStartObject();
        SubmissionParameters.WriteMembers(_options, writer);
        if (_options.Notes.Count > 0)
        {
            writer.WritePropertyName("notes");
            JsonText.WriteList(writer, _options.Notes);
        }

        if (_options.ContinuesConversation) writer.WriteBoolean("continuesConversation", true);
        writer.WriteStartArray("messages");
        foreach (var message in _messages)
        {
            TextMessageJson.Write(writer, message);
            if (writer.BytesPending + text.Length > ChunkSize) yield return Take();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        yield return Take();
    }

    /// <summary>Presents consecutive parts as a stream.</summary>
    private sealed class ChunkStream(IEnumerator<ArraySegment<byte>> chunks) : Stream
    {
        private ArraySegment<byte> _left;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_left.Count == 0)
            {
                if (!chunks.MoveNext()) return 0;
                _left = chunks.Current;
            }

            var taken = Math.Min(count, _left.Count);
            Buffer.BlockCopy(_left.Array!, _left.Offset, buffer, offset, taken);
            _left = new ArraySegment<byte>(_left.Array!, _left.Offset + taken, _left.Count - taken);
            return taken;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) chunks.Dispose();
            base.Dispose(disposing);
        }
    }
}
