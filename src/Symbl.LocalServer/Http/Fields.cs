using System.Globalization;
using System.Net.Mail;
using System.Text.Json;

namespace Symbl.LocalServer.Http;

/// <summary>
/// Named values of a request, from its query or its JSON body. The error messages use the wording of the service's validator.
/// In a query, a value is text. A list or an object is one parameter with JSON text.
/// </summary>
internal sealed class Fields
{
    private readonly Dictionary<string, JsonElement> _values;
    private readonly string _prefix;
    private readonly bool _isQuery;

    private Fields(Dictionary<string, JsonElement> values, string prefix = "", bool isQuery = false)
    {
        _values = values;
        _prefix = prefix;
        _isQuery = isQuery;
    }

    public static Fields OfBody(JsonElement body) => new(MembersOf(body));

    /// <summary>Reads the members of an object in a request.</summary>
    /// <param name="value">The object.</param>
    /// <param name="path">The path of the object, for error messages.</param>
    /// <exception cref="ApiException">400: the value is not an object.</exception>
    public static Fields OfMember(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.Object ? new(MembersOf(value), path + ".") : throw Wrong(path, "must be of type object");

    /// <summary>Reads a query. A repeated parameter counts once if its values are the same or empty.</summary>
    /// <param name="query">The query.</param>
    /// <param name="repeatable">Parameters with one value for each item of a list.</param>
    /// <exception cref="ApiException">400: the query contains a parameter with two values.</exception>
    public static Fields OfQuery(IQueryCollection query, params ReadOnlySpan<string> repeatable)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, all) in query)
        {
            var distinct = all.Where(value => !string.IsNullOrEmpty(value)).Distinct(StringComparer.Ordinal).ToArray();
            if (distinct.Length > 1 && !repeatable.Contains(name))
                throw ApiException.Invalid($"\"{name}\" must be given once");
            values[name] = distinct.Length > 1
                ? JsonSerializer.SerializeToElement(distinct!, WireJson.Wire.StringArray)
                : JsonSerializer.SerializeToElement(distinct.FirstOrDefault() ?? "", WireJson.Wire.String);
        }

        return new Fields(values, isQuery: true);
    }

    /// <summary>Combines two sets of values. The values of this set take precedence.</summary>
    public Fields Over(Fields other)
    {
        var values = new Dictionary<string, JsonElement>(other._values, StringComparer.Ordinal);
        foreach (var (name, value) in _values)
            values[name] = value;
        return new Fields(values);
    }

    /// <exception cref="ApiException">400: a name is unknown.</exception>
    public void RefuseOthers(IReadOnlySet<string> known)
    {
        foreach (var name in _values.Keys)
        {
            if (!known.Contains(name))
                throw Wrong(name, "is not allowed");
        }
    }

    /// <summary>Returns the path of a value for error messages.</summary>
    public string PathOf(string name) => _prefix + name;

    public string RequiredText(string name) => Text(name) ?? throw Wrong(_prefix + name, "is required");

    public string? Text(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw Wrong(_prefix + name, "must be a string");
        return value.GetString() is { Length: > 0 } text ? text : throw Empty(_prefix + name);
    }

    /// <summary>Reads a text that a query can repeat. The last one counts.</summary>
    public string? LastText(string name) =>
        _isQuery && TryGet(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Last().GetString()
            : Text(name);

    /// <summary>Returns these values without the named values that are empty texts. Some clients send parameters that their user did not set.</summary>
    public Fields WithoutEmpty(params ReadOnlySpan<string> names)
    {
        var values = new Dictionary<string, JsonElement>(_values, StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is "")
                values.Remove(name);
        }

        return new Fields(values, _prefix, _isQuery);
    }

    public bool? Boolean(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(value.GetString(), out var flag) => flag,
            _ => throw Wrong(_prefix + name, "must be a boolean"),
        };
    }

    public double? Number(string name, double least, double most)
    {
        if (!TryGet(name, out var value))
            return null;
        var number = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String when double.TryParse(
                value.GetString(),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out var parsed) && double.IsFinite(parsed) => parsed,
            _ => throw Wrong(_prefix + name, "must be a number"),
        };
        if (number < least)
            throw Wrong(_prefix + name, string.Create(CultureInfo.InvariantCulture, $"must be greater than or equal to {least}"));
        if (number > most)
            throw Wrong(_prefix + name, string.Create(CultureInfo.InvariantCulture, $"must be less than or equal to {most}"));
        return number;
    }

    public int? Integer(string name, int least = int.MinValue, int most = int.MaxValue) => (int?)Whole(name, least, most);

    /// <summary>Reads a whole number. Limits beyond 2^53 are not exact.</summary>
    public long? Whole(string name, long least, long most)
    {
        if (Number(name, least, most) is not { } number)
            return null;
        return Math.Floor(number) == number ? (long)number : throw Wrong(_prefix + name, "must be an integer");
    }

    public string RequiredOneOf(string name, params ReadOnlySpan<string> allowed) =>
        OneOf(name, allowed) ?? throw Wrong(_prefix + name, "is required");

    public string? OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        if (Text(name) is not { } text)
            return null;
        return allowed.Contains(text) ? text : throw Wrong(_prefix + name, $"must be one of [{string.Join(", ", allowed!)}]");
    }

    public Uri? HttpUri(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw Wrong(_prefix + name, "must be a valid uri");
    }

    public string? Email(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return MailAddress.TryCreate(text, out var address) && address.Address == text
            ? text
            : throw Wrong(_prefix + name, "must be a valid email");
    }

    /// <summary>Reads a time. A time without a zone is UTC. The accepted years leave room to add a duration without an overflow.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time) && text.Length >= 10 && text[4] == '-' && time.Year is > 1900 and < 9999
            ? time
            : throw Wrong(_prefix + name, "must be a valid ISO 8601 date");
    }

    public JsonElement? Array(string name) => Structure(name, JsonValueKind.Array, "must be an array");

    /// <summary>Reads the members of an object. Returns null if the object is absent.</summary>
    public Fields? Member(string name) => Object(name) is { } value ? OfMember(value, _prefix + name) : null;

    public Fields RequiredMember(string name) => Member(name) ?? throw Wrong(_prefix + name, "is required");

    /// <summary>Reads the objects of a list, each with its path for error messages. Returns null if the list is absent.</summary>
    public IEnumerable<Fields>? Members(string name) => Array(name) is { } array ? Members(array, _prefix + name) : null;

    /// <inheritdoc cref="Members(string)"/>
    public static IEnumerable<Fields> Members(JsonElement array, string path) => array.EnumerateArray().Select(
        (item, index) => OfMember(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")));

    public JsonElement? Object(string name) => Structure(name, JsonValueKind.Object, "must be of type object");

    /// <summary>Reads a list of texts: an array, JSON text of an array, or texts separated by commas.</summary>
    public IReadOnlyList<string>? Words(string name)
    {
        if (!TryGet(name, out var value) || value.ValueKind != JsonValueKind.String || value.GetString()!.TrimStart() is ['[' or '{', ..])
            return TextArray(name);
        return value.GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public IReadOnlyList<string>? TextArray(string name)
    {
        if (Array(name) is not { } array)
            return null;
        var texts = new List<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{_prefix}{name}[{texts.Count}]");
            if (item.ValueKind != JsonValueKind.String)
                throw Wrong(path, "must be a string");
            texts.Add(item.GetString() is { Length: > 0 } text ? text : throw Empty(path));
        }

        return texts;
    }

    public static ApiException Wrong(string path, string what) => ApiException.Invalid($"\"{path}\" {what}");

    private static ApiException Empty(string path) => Wrong(path, "is not allowed to be empty");

    private static Dictionary<string, JsonElement> MembersOf(JsonElement value)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
            values[member.Name] = member.Value;
        return values;
    }

    private JsonElement? Structure(string name, JsonValueKind kind, string complaint)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
        {
            if (value.GetString() is not { Length: > 0 } text)
                throw Empty(_prefix + name);
            try
            {
                using var document = JsonDocument.Parse(text);
                value = document.RootElement.Clone();
            }
            catch (JsonException)
            {
                throw Wrong(_prefix + name, complaint);
            }
        }

        return value.ValueKind == kind ? value : throw Wrong(_prefix + name, complaint);
    }

    // A null member is the same as an absent member.
    private bool TryGet(string name, out JsonElement value) =>
        _values.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;
}
