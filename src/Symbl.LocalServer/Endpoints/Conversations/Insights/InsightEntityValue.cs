using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.Domain.Analysis;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>The value of an entity: a text, or a person as an object.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record InsightEntityValue(string? Text, AnalyzedMember? Person)
{
    internal sealed class Converter : JsonConverter<InsightEntityValue>
    {
        public override InsightEntityValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Values of entities are only ever written.");

        public override void Write(Utf8JsonWriter writer, InsightEntityValue value, JsonSerializerOptions options)
        {
            if (value.Person is not { } person)
            {
                writer.WriteStringValue(value.Text);
                return;
            }

            writer.WriteStartObject();
            writer.WriteString("name"u8, person.Name);
            writer.WriteString("id"u8, person.Id);
            if (person.Email is not null)
                writer.WriteString("userId"u8, person.Email);
            writer.WriteEndObject();
        }
    }
}
