using System.Text.Json;
using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Recognition.Written;

/// <summary>A message as a text submission gives it.</summary>
/// <param name="Text">What it says, as it was sent.</param>
/// <param name="Name">Display name of who sent it, if given.</param>
/// <param name="UserId">The caller's id of who sent it, mostly an e-mail address, if given.</param>
/// <param name="Start">When it began, if given.</param>
/// <param name="End">When it ended, if given; not before its start.</param>
internal sealed record GivenMessage(string Text, string? Name, string? UserId, DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>The messages of a text submission as they lie beside the recordings until their job has ended.</summary>
internal static class GivenMessages
{
    /// <summary>Says of a job that its file holds messages. No recording can be declared as this.</summary>
    public const string MediaType = "application/json";

    public static byte[] Write(IReadOnlyList<GivenMessage> messages) =>
        JsonSerializer.SerializeToUtf8Bytes(messages, StoredJson.Default.IReadOnlyListGivenMessage);

    public static async Task<IReadOnlyList<GivenMessage>> ReadAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return (await JsonSerializer.DeserializeAsync(file, StoredJson.Default.IReadOnlyListGivenMessage, cancel))!;
    }
}
