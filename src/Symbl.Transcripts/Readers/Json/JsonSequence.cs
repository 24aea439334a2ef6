using System.Text;
using System.Text.Json;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>Splits JSON values that follow each other, as recognizers print them while they work, and repairs numbers that JSON does not have.</summary>
internal static class JsonSequence
{
    private static readonly string[] NotNumbers = ["NaN", "-Infinity", "Infinity"];

    /// <summary>Returns the bytes of each value. Usually there is one.</summary>
    /// <exception cref="JsonException">The bytes are not JSON. The exception names the line.</exception>
    public static List<byte[]> Split(byte[] bytes)
    {
        try
        {
            return SplitValid(bytes);
        }
        catch (JsonException) when (WithoutNotNumbers(bytes) is { } repaired)
        {
            return SplitValid(repaired);
        }
    }

    private static List<byte[]> SplitValid(byte[] bytes)
    {
        var values = new List<byte[]>();
        for (var from = 0; from < bytes.Length;)
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(from), isFinalBlock: true, new JsonReaderState(Options));
            if (!IsBegin(bytes[from]))
            {
                // Text before a value is wrong. Blanks are not.
                if (bytes[from] is not (0x20 or 0x09 or 0x0A or 0x0D))
                {
                    JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }).Dispose();
                    return [bytes];
                }

                from++;
                continue;
            }

            reader.Read();
            reader.Skip();
            var length = (int)reader.BytesConsumed;
            // The usual file has one value, and errors name its lines.
            values.Add(from == 0 && length == bytes.Length ? bytes : bytes.AsSpan(from, length).ToArray());
            from += length;
        }

        return values;
    }

    private static JsonReaderOptions Options => new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static bool IsBegin(byte one) => one is (byte)'{' or (byte)'[';

    // Python writes NaN and Infinity for values that are not known.
    private static byte[]? WithoutNotNumbers(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var repaired = new StringBuilder(text.Length);
        var (inText, any) = (false, false);
        for (var at = 0; at < text.Length; at++)
        {
            if (inText && text[at] == '\\' && at + 1 < text.Length) repaired.Append(text[at++]);
            else if (text[at] == '"') inText = !inText;
            else if (!inText && Array.Find(NotNumbers, name => string.CompareOrdinal(text, at, name, 0, name.Length) == 0) is { } found)
            {
                repaired.Append("null");
                at += found.Length - 1;
                any = true;
                continue;
            }

            repaired.Append(text[at]);
        }

        return any ? Encoding.UTF8.GetBytes(repaired.ToString()) : null;
    }
}
