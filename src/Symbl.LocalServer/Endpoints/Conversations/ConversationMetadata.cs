using System.Text.Json;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Metadata of a conversation: text values of at most 128 characters.</summary>
internal static class ConversationMetadata
{
    private const int MaxLength = 128;

    public static Dictionary<string, string> Read(Fields fields)
    {
        var given = fields.Object("metadata") ?? throw Fields.Wrong("metadata", "is required");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in given.EnumerateObject())
        {
            CheckValue(member);
            if (!labels.TryAdd(member.Name, member.Value.GetString()!))
                throw Fields.Wrong($"metadata.{member.Name}", "must be given once");
        }

        return labels;
    }

    /// <exception cref="ApiException">400: the value is not text, or is too long.</exception>
    public static void CheckValue(JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.String)
            throw Fields.Wrong($"metadata.{member.Name}", "must be a string");
        if (member.Value.GetString()!.Length > MaxLength)
            throw Fields.Wrong($"metadata.{member.Name}", $"length must be less than or equal to {MaxLength} characters long");
    }
}
