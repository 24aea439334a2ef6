using System.Text.Json;

namespace SymblPS.Client.Local;

/// <summary>Reads the lines that the local server prints about its engines.</summary>
internal static class EngineTestReader
{
    /// <summary>Reads a line; null for a line that is no result.</summary>
    /// <param name="line">The line.</param>
    public static SymblEngineTest? Read(string line)
    {
        if (!line.StartsWith('{')) return null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (Text(root, "engine") is not { } engine) return null;
            return new SymblEngineTest
            {
                Engine = engine,
                Name = Text(root, "name") ?? string.Empty,
                Version = Text(root, "version"),
                LoadTime = Seconds(root, "loadSeconds"),
                AudioDuration = Seconds(root, "audioSeconds"),
                Elapsed = Seconds(root, "elapsedSeconds"),
                Speed = Number(root, "speed"),
                Memory = (long?)Number(root, "memoryBytes"),
                Sha256 = Text(root, "sha256"),
                Error = Text(root, "error"),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static TimeSpan? Seconds(JsonElement root, string name) =>
        Number(root, name) is { } seconds and >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
}
