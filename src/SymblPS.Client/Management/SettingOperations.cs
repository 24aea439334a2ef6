using System.Text.Json;
using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>Defaults of the account (<c>/v1/manage/settings</c>). One write runs at a time.</summary>
public sealed class SettingOperations
{
    private static readonly string[] Path = ["v1", "manage", "settings"];
    private readonly ManagementChannel _channel;

    internal SettingOperations(ManagementChannel channel) => _channel = channel;

    /// <summary>Reads the settings that are configured, one object for each value, in the service's order.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    [SymblOperation("getUserSettings")]
    public async Task<IReadOnlyList<SymblSetting>> ListAsync(CancellationToken cancellationToken) =>
        SettingTree.Flatten(await ReadAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Changes settings. What is there decides how the service is told: it wants <c>add</c> for the first value of a branch.</summary>
    /// <param name="changes">The values to change; the others stay.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>All settings as they are afterwards.</returns>
    /// <exception cref="ArgumentException">A path names no place, or a value is no JSON.</exception>
    [SymblOperation("patchUserSettings")]
    [SymblOperation("getUserSettings")]
    public Task<IReadOnlyList<SymblSetting>> UpdateAsync(IReadOnlyList<SettingChange> changes, CancellationToken cancellationToken) =>
        _channel.InTurnAsync(
            async () =>
            {
                var present = await ReadAsync(cancellationToken).ConfigureAwait(false);
                var patch = SettingTree.Patch(present, [.. changes.Select(static change => (JsonPatch.Names(change.Path), Parse(change)))]);
                if (patch.IsEmpty) return SettingTree.Flatten(present);
                var answer = await _channel.PatchAsync(patch.Body, patch.IsRepeatable, cancellationToken, Path).ConfigureAwait(false);
                var after = ManagedAnswer.Parse(answer) is JsonObject root && root.ContainsKey("settings")
                    ? SettingTree.Root(root)
                    : await ReadAsync(cancellationToken).ConfigureAwait(false);
                return SettingTree.Flatten(after);
            },
            cancellationToken);

    private async Task<JsonObject> ReadAsync(CancellationToken cancellationToken)
    {
        var answer = await _channel.GetAsync(null, cancellationToken, Path).ConfigureAwait(false);
        return ManagedAnswer.Parse(answer) switch
        {
            JsonObject root => SettingTree.Root(root),
            null => [],
            _ => throw ManagedAnswer.Missing(answer, "settings object"),
        };
    }

    private static JsonNode? Parse(SettingChange change)
    {
        try
        {
            return change.Json is null ? null : JsonNode.Parse(change.Json);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The value of {change.Path} is no JSON: {change.Json}", e);
        }
    }
}

/// <summary>A setting to change.</summary>
/// <param name="Path">Place as a JSON pointer, such as <c>/redaction/type</c>.</param>
/// <param name="Json">The value as JSON text, such as <c>"obfuscation"</c>; <see langword="null"/> takes the setting away.</param>
public sealed record SettingChange(string Path, string? Json);
