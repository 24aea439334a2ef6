using System.Text;
using System.Text.Json;
using SymblPS.Client.Conversations;
using SymblPS.Client.Json;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Json;

public sealed class WrappedArrayReaderTests
{
    private const string Nested = """
        { "meta": {"messages": [{"id":"wrong"}], "deep": [[{}],"]}"]}, "count": 3, "note": "a \"messages\": [ in text",
          "messages" : [ {"id":"1","text":"ä ] } \" \\","words":[{"word":"x","score":1}]} ,
            null, 7, "stray", [ {"id":"inner"} ], {"id":"2"}, {} ], "after": {"x":[1,2,{"y":null}]} }
        """;

    public static TheoryData<string, string[]> Shapes => new()
    {
        { Nested, ["1", "2", ""] },
        { """[{"id":"1"},{"id":"2"}]""", ["1", "2"] },
        { """{"messages":[]}""", [] },
        { "[]", [] },
        { "{}", [] },
        { "null", [] },
        { """{"messages":null}""", [] },
        { """{"messages":{}}""", [] },
        { """{"other":[{"id":"1"}]}""", [] },
        { "[1,-2.5e3,true,false,null,\"\\\"]\",[[{}],\"}\"], {\"id\":\"1\"} ]", ["1"] },
        { " \r\n\t[ ] ", [] },
        { "\uFEFF{\"messages\":[{\"id\":\"1\"}]}", ["1"] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_is_read_for_any_size_of_the_parts(string json, string[] ids)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        foreach (var size in new[] { 1, 2, 3, 7, 64, 4096 }) Assert.Equal(ids, await IdsAsync(new Pieces(bytes, _ => size)));
    }

    [Fact]
    public async Task Every_split_into_two_parts_gives_the_same_result()
    {
        var bytes = Encoding.UTF8.GetBytes(Nested);
        for (var cut = 1; cut < bytes.Length; cut++)
            Assert.Equal(["1", "2", ""], await IdsAsync(new Pieces(bytes, at => at < cut ? cut - at : bytes.Length)));
    }

    [Fact]
    public async Task Every_truncation_fails_after_the_complete_elements()
    {
        var bytes = """{"messages":[{"id":"1"},{"id":"2"}]}"""u8.ToArray();
        var second = Encoding.UTF8.GetString(bytes).IndexOf("},{", StringComparison.Ordinal) + 1;
        for (var length = 0; length < bytes.Length; length++)
        {
            var ids = new List<string>();
            await Assert.ThrowsAnyAsync<JsonException>(async () =>
            {
                await foreach (var message in ReadAsync(new Pieces(bytes[..length], _ => 5))) ids.Add(message.MessageId);
            });
            Assert.Equal(length >= second, ids.Count > 0);
        }
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("\"text\"")]
    [InlineData("42")]
    [InlineData("")]
    [InlineData("{\"messages\":[{\"id\":\"1\"}]} trailing")]
    [InlineData("[{\"id\":\"1\"},]")]
    [InlineData("[,{\"id\":\"1\"}]")]
    [InlineData("[{\"id\":\"1\"} {\"id\":\"2\"}]")]
    [InlineData("[{\"id\":\"1\"}}")]
    [InlineData("[{\"id\":\"1\"]]")]
    [InlineData("[{\"id\" \"1\"}]")]
    [InlineData("[bogus]")]
    [InlineData("[1 2]")]
    [InlineData("[\"open]")]
    [InlineData("[[1,]]")]
    [InlineData("{\"messages\":[{}],}")]
    [InlineData("[{}")]
    [InlineData("[12")]
    public async Task Anything_but_a_list_is_refused(string text) =>
        await Assert.ThrowsAnyAsync<JsonException>(() => IdsAsync(new Pieces(Encoding.UTF8.GetBytes(text), _ => 3)));

    [Fact]
    public async Task An_element_larger_than_the_buffer_is_read()
    {
        var text = new string('x', 3_000_000);
        var bytes = Encoding.UTF8.GetBytes($$"""{"messages":[{"id":"1","text":"{{text}}"},{"id":"2"}]}""");
        var messages = await ReadAsync(new Pieces(bytes, _ => 5000)).ToListAsync();
        Assert.Equal(text, messages[0].Text);
        Assert.Equal("2", messages[1].MessageId);
    }

    [Fact]
    public async Task The_first_element_is_returned_before_the_second_arrives()
    {
        var bytes = """{"messages":[{"id":"1"},{"id":"2"}]}"""u8.ToArray();
        var pieces = new Pieces(bytes, _ => 1);
        await foreach (var message in ReadAsync(pieces))
        {
            Assert.Equal("1", message.MessageId);
            Assert.Equal(Encoding.UTF8.GetString(bytes).IndexOf("},{", StringComparison.Ordinal) + 1, pieces.Position);
            break;
        }
    }

    private static async IAsyncEnumerable<SymblMessage> ReadAsync(Stream stream)
    {
        var reader = new WrappedArrayReader<SymblMessage>("messages", new MessageParser("c").Read);
        while (true)
        {
            while (reader.TryRead(out var message)) yield return message!;
            if (reader.Ended) yield break;
            await reader.FillAsync(stream, default);
        }
    }

    private static async Task<string[]> IdsAsync(Stream stream) =>
        [.. (await ReadAsync(stream).ToListAsync()).Select(message => message.MessageId)];

    /// <summary>Returns bytes in parts of the given sizes.</summary>
    private sealed class Pieces(byte[] bytes, Func<int, int> size) : MemoryStream(bytes, writable: false)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, Math.Min(count, size((int)Position))));
    }
}
