using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Raw;

/// <summary>
/// Converts between JSON and PowerShell objects. Strings that look like dates remain strings, so that a value can be written back unchanged.
/// </summary>
internal static class JsonText
{
    private const int MaxDepth = 64;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a text; returns false if it is not JSON.</summary>
    public static bool TryRead(string text, out object? value)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            value = ToObject(document.RootElement);
            return true;
        }
        // Half of a character is no JSON text either.
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>Writes hashtables, lists, objects and plain values.</summary>
    /// <exception cref="ArgumentException">The object is nested too deeply, or refers to itself.</exception>
    public static string Write(object value) => ToNode(value, 0)?.ToJsonString(Plain) ?? "null";

    /// <summary>Formats a value for a query: lowercase Booleans, invariant numbers, JSON for lists and objects.</summary>
    public static string QueryValue(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        bool or SwitchParameter => Unwrap.Text(value).ToLowerInvariant(),
        DateTime or DateTimeOffset => Time(value),
        IConvertible => Unwrap.Text(value),
        _ => Write(value),
    };

    private static object? ToObject(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var result = new PSObject();
                foreach (var property in element.EnumerateObject())
                {
                    // Properties that differ only by case cannot coexist; the first one is kept.
                    if (result.Properties[property.Name] is null) result.Properties.Add(new PSNoteProperty(property.Name, ToObject(property.Value)));
                }

                return result;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(ToObject).ToArray();
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                if (element.TryGetInt64(out var whole)) return whole;
                return element.TryGetDecimal(out var exact) ? exact : element.GetDouble();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }

    private static JsonNode? ToNode(object? value, int depth)
    {
        if (depth > MaxDepth) throw new ArgumentException($"The body has more than {MaxDepth} levels, or refers to itself.");
        switch (Unwrap.Value(value))
        {
            case null:
                return null;
            case string text:
                return JsonValue.Create(text);
            case bool flag:
                return JsonValue.Create(flag);
            case SwitchParameter flag:
                return JsonValue.Create(flag.IsPresent);
            case DateTime or DateTimeOffset:
                return JsonValue.Create(Time(Unwrap.Value(value)!));
            case Enum or char or Guid or System.Uri:
                return JsonValue.Create(Unwrap.Value(value)!.ToString());
            case TimeSpan span:
                return JsonValue.Create(span.TotalSeconds);
            case double number:
                return JsonValue.Create(number);
            case float number:
                return JsonValue.Create(number);
            case IConvertible number:
                return JsonValue.Create(number.ToDecimal(CultureInfo.InvariantCulture));
            case IDictionary map:
                var fields = new JsonObject();
                foreach (DictionaryEntry entry in map) fields[Unwrap.Text(entry.Key)] = ToNode(entry.Value, depth + 1);
                return fields;
            case IEnumerable many:
                var array = new JsonArray();
                foreach (var item in many) array.Add(ToNode(item, depth + 1));
                return array;
            default:
                var node = new JsonObject();
                foreach (var property in PSObject.AsPSObject(value!).Properties)
                {
                    if (property.IsGettable) node[property.Name] = ToNode(property.Value, depth + 1);
                }

                return node;
        }
    }

    private static string Time(object value)
    {
        var time = value is DateTimeOffset offset ? offset : new DateTimeOffset((DateTime)value);
        return time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }
}
