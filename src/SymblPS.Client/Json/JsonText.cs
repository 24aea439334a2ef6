using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SymblPS.Client.Json;

/// <summary>Writes JSON: query parameters with JSON text, and bodies with optional properties.</summary>
internal static class JsonText
{
    // Escape only the characters that JSON requires. The address escapes the rest, and \u escapes would make it six times as long.
    internal static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the written JSON as UTF-8.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Plain)) write(writer);
        return text.ToArray();
    }

    /// <summary>Returns the written JSON as text.</summary>
    public static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(write));

    /// <summary>Returns a list of strings as JSON.</summary>
    public static string List(IEnumerable<string> items) => Text(writer => WriteList(writer, items));

    /// <summary>Writes a list of strings.</summary>
    public static void WriteList(Utf8JsonWriter writer, IEnumerable<string> items)
    {
        writer.WriteStartArray();
        foreach (var item in items) writer.WriteStringValue(item);
        writer.WriteEndArray();
    }
}
