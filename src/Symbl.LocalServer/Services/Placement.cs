using Symbl.Domain.Recordings;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>The offset of new content in its conversation.</summary>
/// <param name="StartTime">The new start time of the conversation.</param>
/// <param name="Offset">The time to add to the offsets of the content.</param>
/// <param name="Note">A note for the user, or null.</param>
internal sealed record Placement(DateTimeOffset StartTime, TimeSpan Offset, string? Note)
{
    /// <summary>
    /// Calculates the placement of new content. Content follows the end of earlier content. Content with a start time keeps its time,
    /// unless its
    /// first message starts before the last message of the conversation.
    /// </summary>
    /// <returns>Null if the conversation does not exist.</returns>
    public static Placement? Of(IUnitOfWork unit, long conversation, ProcessedRecording recording)
    {
        if (unit.Conversations.Find(conversation) is not { } row)
            return null;
        if (recording.StartTime is not { } time || recording.Messages.Count == 0)
            return new Placement(row.StartTime, row.Duration, null);

        var last = unit.Messages.LastStart(conversation);
        if (last is null && row.Duration == TimeSpan.Zero)
            return new Placement(time, TimeSpan.Zero, null);
        var first = recording.Messages.Min(message => message.Start);
        var offset = time - row.StartTime;
        return offset + first >= (last ?? row.Duration)
            ? new Placement(row.StartTime, offset, null)
            : new Placement(
                row.StartTime,
                row.Duration - first,
                "The times given for appended messages lie before the end of the conversation; the messages were moved behind it.");
    }
}
