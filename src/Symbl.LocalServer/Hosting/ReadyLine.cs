using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Hosting;

/// <summary>The line on standard output that reports that the server is ready.</summary>
internal sealed record ReadyLine(string? BaseUri, string CredentialsPath, string DataPath, int Pid, string Version)
{
    public string ToJson() => JsonSerializer.Serialize(this, ReadyLineJson.Default.ReadyLine);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReadyLine))]
internal sealed partial class ReadyLineJson : JsonSerializerContext;
