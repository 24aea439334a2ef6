using System.Text;
using SymblPS.Client.LanguageModel;
using Xunit;

namespace SymblPS.Client.Tests.LanguageModel;

/// <summary>The format of event streams, in parts of every size.</summary>
public sealed class ServerSentEventTests
{
    [Theory]
    [InlineData("data: one\n\ndata: two\n\n", "one", "two")]
    [InlineData("data: one\r\n\r\ndata: two\r\n\r\n", "one", "two")]
    [InlineData("data: one\r\rdata: two\r\r", "one", "two")]
    [InlineData("data: one\ndata:two\ndata:  three\n\n", "one\ntwo\n three")]
    [InlineData(": a comment\n\n:\ndata: one\nid: 7\nretry: 10\nunknown: x\n\n", "one")]
    [InlineData("\uFEFFdata: one\n\n", "one")]
    [InlineData("data\n\ndata:\ndata:\n\n", "", "\n")]
    [InlineData("event: delta\n\ndata: one\n\n", "one")]
    [InlineData("data: cut short\n", "cut short")]
    [InlineData("data: cut shorter", "cut shorter")]
    [InlineData("data: é 日本 😀\n\n", "é 日本 😀")]
    [InlineData("\n\n\r\n\r")]
    [InlineData("")]
    public async Task Events_are_the_same_for_any_size_of_the_parts(string stream, params string[] expected)
    {
        foreach (var size in new[] { 1, 2, 3, 5, 7, 1000 })
        {
            var events = new ServerSentEvents(new Dripping(Encoding.UTF8.GetBytes(stream), size));
            var found = new List<string>();
            while (await events.ReadAsync(CancellationToken.None) is { } next) found.Add(next.Data);
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public async Task The_type_applies_to_one_event_only()
    {
        var events = new ServerSentEvents(new MemoryStream("event: error\ndata: a\n\ndata: b\n\n"u8.ToArray()));
        Assert.Equal(new ServerSentEvent("error", "a"), await events.ReadAsync(CancellationToken.None));
        Assert.Equal(new ServerSentEvent("", "b"), await events.ReadAsync(CancellationToken.None));
        Assert.Null(await events.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_line_over_the_maximum_length_is_an_error() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => new ServerSentEvents(new Endless()).ReadAsync(CancellationToken.None));

    private sealed class Dripping(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            base.ReadAsync(buffer, offset, Math.Min(count, size), cancellationToken);
    }

    private sealed class Endless : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Array.Fill(buffer, (byte)'x', offset, count);
            return Task.FromResult(count);
        }
    }
}
