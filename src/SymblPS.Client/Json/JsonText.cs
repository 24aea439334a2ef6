using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SymblPS.Client.Json;

/// <summary>JSON written by hand: query parameters that hold JSON text, and bodies whose members depend on what is set.</summary>
internal static class JsonText
{
    // Only what JSON itself needs is escaped; the rest is the address's business, and \u escapes would make it six times as long.
    internal static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a writer is told to write, as UTF-8.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Plain)) write(writer);
        return text.ToArray();
    }

    /// <summary>What a writer is told to write, as text.</summary>
    public static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(write));

    /// <summary>A list of texts.</summary>
    public static string List(IEnumerable<string> items) => Text(writer => WriteList(writer, items));

    /// <summary>Writes a list of texts.</summary>
    public static void WriteList(Utf8JsonWriter writer, IEnumerable<string> items)
    {
        writer.WriteStartArray();
        foreach (var item in items) writer.WriteStringValue(item);
        writer.WriteEndArray();
    }
}
