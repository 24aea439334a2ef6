using System.Text.Json;
using System.Text.Json.Nodes;

namespace SymblPS.Client.Management;

/// <summary>Settings of the account (<c>/v1/manage/settings</c>). One write runs at a time.</summary>
public sealed class SettingOperations
{
    private static readonly string[] Path = ["v1", "manage", "settings"];
    private readonly ManagementChannel _channel;

    internal SettingOperations(ManagementChannel channel) => _channel = channel;

    /// <summary>Lists the configured settings, one object for each value, in the order of the service.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [SymblOperation("getUserSettings")]
    public async Task<IReadOnlyList<SymblSetting>> ListAsync(CancellationToken cancellationToken) =>
        SettingTree.Flatten(await ReadAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Changes settings. The patch depends on the current settings, because the service requires <c>add</c> for the first value of a
    /// branch.
    /// </summary>
    /// <param name="changes">The values to change; other values remain unchanged.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>All settings after the change.</returns>
    /// <exception cref="ArgumentException">A path is not a JSON pointer, or a value is not JSON.</exception>
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
            throw new ArgumentException($"The value of {change.Path} is not JSON: {change.Json}", e);
        }
    }
}

/// <summary>A setting to change.</summary>
/// <param name="Path">JSON pointer, such as <c>/redaction/type</c>.</param>
/// <param name="Json">Value as JSON text, such as <c>"obfuscation"</c>; <see langword="null"/> removes the setting.</param>
public sealed record SettingChange(string Path, string? Json);
