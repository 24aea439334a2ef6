using System.Globalization;
using System.Text.Json;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers.Json;

/// <summary>Reads values of JSON by names that ignore case, underscores and hyphens, as products and their libraries differ in these.</summary>
internal static class JsonValues
{
    /// <summary>Returns the first member with one of the names; <see langword="null"/> if there is none, or it is null.</summary>
    public static JsonElement? Get(this JsonElement element, params string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        foreach (var name in names)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.Null && IsName(member.Name, name)) return member.Value;
            }
        }

        return null;
    }

    /// <summary>Returns the elements of a list; an empty list if there is none.</summary>
    public static IReadOnlyList<JsonElement> List(this JsonElement element, params string[] names) =>
        element.Get(names) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>Returns whether there is a list of objects.</summary>
    public static bool HasList(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } list && (list.GetArrayLength() == 0 || list[0].ValueKind == JsonValueKind.Object);

    /// <summary>Returns a text or a number as text.</summary>
    public static string? Text(this JsonElement element, params string[] names) => element.Get(names) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>
    /// Returns a length of time: a number, <c>"1.200s"</c>, <c>PT1.2S</c>, or <c>{"seconds": 1, "nanos": 200000000}</c>.
    /// </summary>
    /// <param name="element">The object.</param>
    /// <param name="unit">Length of one unit of a number in seconds.</param>
    /// <param name="names">Names of the member.</param>
    /// <exception cref="FormatException">The member has no length of time.</exception>
    public static TimeSpan? Time(this JsonElement element, double unit, params string[] names)
    {
        if (element.Get(names) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Object)
        {
            var (seconds, nanos) = (value.Text("seconds") ?? "0", value.Text("nanos", "nanoseconds") ?? "0");
            return TranscriptTime.Read(seconds, 1)?.Offset + TranscriptTime.Read(nanos, 1e-9)?.Offset ?? throw Invalid(value);
        }

        var read = value.ValueKind == JsonValueKind.Number ? TranscriptTime.Read(value.GetDouble(), unit)
            : value.ValueKind == JsonValueKind.String ? TranscriptTime.Read(value.GetString(), unit)
            : null;
        return read?.Offset ?? throw Invalid(value);
    }

    /// <summary>Returns the name of a speaker whom a recognizer knows by a number or a letter.</summary>
    public static string? SpeakerName(string? label)
    {
        if (string.IsNullOrWhiteSpace(label)) return null;
        var text = label!.Trim();
        var mark = text.StartsWith("spk_", StringComparison.Ordinal) || text.StartsWith("ch_", StringComparison.Ordinal) ? text.Substring(text.IndexOf('_') + 1) : text;
        return mark.All(char.IsDigit) || (mark.Length == 1 && char.IsLetter(mark[0])) ? $"Speaker {mark}" : text;
    }

    private static bool IsName(string found, string wanted)
    {
        if (string.Equals(found, wanted, StringComparison.OrdinalIgnoreCase)) return true;
        return found.IndexOfAny(['_', '-']) >= 0
            && string.Equals(found.Replace("_", string.Empty).Replace("-", string.Empty), wanted, StringComparison.OrdinalIgnoreCase);
    }

    private static FormatException Invalid(JsonElement value) =>
        new(string.Format(CultureInfo.InvariantCulture, "{0} is not a length of time.", value.GetRawText()));
}
