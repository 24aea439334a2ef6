using System.Text.Json;
using Symbl.Domain.Conversations;
using Symbl.Storage.Json;

namespace Symbl.Storage.Recordings;

/// <summary>The messages of a text submission, which lie in the recording store until their job has ended.</summary>
public static class ImportedMessages
{
    /// <summary>Marks a job with a file of messages. A recording cannot be declared with this type.</summary>
    public const string MediaType = "application/json";

    /// <summary>Writes messages.</summary>
    /// <param name="messages">The messages in order.</param>
    public static byte[] Write(IReadOnlyList<ImportedMessage> messages) => JsonSerializer.SerializeToUtf8Bytes(
        [.. messages.Select(message => new StoredImportedMessage(message.Text, message.Name, message.UserId, message.Start, message.End))],
        StoredJson.Default.ListStoredImportedMessage);

    /// <summary>Reads messages from a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static async Task<IReadOnlyList<ImportedMessage>> ReadAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        var stored = await JsonSerializer.DeserializeAsync(file, StoredJson.Default.ListStoredImportedMessage, cancel);
        return stored!.ConvertAll(message => new ImportedMessage(message.Text, message.Name, message.UserId, message.Start, message.End));
    }
}
