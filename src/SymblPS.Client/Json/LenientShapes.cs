using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SymblPS.Client.Json;

// More converters like the ones in LenientConverters.cs, for properties that have different shapes in the sources of the contract.

/// <summary>Reads a boolean, also from text; <see langword="null"/> for anything else.</summary>
internal sealed class LenientTruth : JsonConverter<bool?>
{
    /// <inheritdoc />
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        bool.TryParse(LenientText.ReadText(ref reader), out var truth) ? truth : null;

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>Reads a list of objects, or a single object, and ignores other elements; empty for anything else.</summary>
internal sealed class LenientOneOrMany<T> : JsonConverter<List<T>> where T : class
{
    private readonly LenientList<T> _many = new();

    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override List<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return _many.Read(ref reader, typeToConvert, options);
        // {} means the same as an absent value.
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
