using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SymblPS.Client.Json;

// More converters of the kind of LenientConverters.cs: for members the contract's sources give different shapes.

/// <summary>A boolean, also where it comes as text; anything else is nothing.</summary>
internal sealed class LenientTruth : JsonConverter<bool?>
{
    /// <inheritdoc />
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        bool.TryParse(LenientText.ReadText(ref reader), out var truth) ? truth : null;

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>A list of objects, or one object in its place; elements that are none are left out, anything else is an empty list.</summary>
internal sealed class LenientOneOrMany<T> : JsonConverter<List<T>> where T : class
{
    private readonly LenientList<T> _many = new();

    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override List<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return _many.Read(ref reader, typeToConvert, options);
        // {} means the same as nothing at all.
        var peek = reader;
        peek.Read();
        if (peek.TokenType == JsonTokenType.EndObject)
        {
            reader.Skip();
            return [];
        }

        return JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))) is { } one ? [one] : [];
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, List<T> value, JsonSerializerOptions options) => throw new NotSupportedException();
}
