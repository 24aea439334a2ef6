using Symbl.Domain.Recordings;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>Where on the clock of its conversation an outcome goes.</summary>
/// <param name="StartTime">Start of the conversation from then on.</param>
/// <param name="Offset">What is added to the offsets of the outcome.</param>
/// <param name="Note">What a user should know of it; null for nothing.</param>
internal sealed record Placement(DateTimeOffset StartTime, TimeSpan Offset, string? Note)
{
    /// <summary>
    /// Outcomes follow one another, each behind the end of those before. One that knows its time stays where it is, as long as what it
    /// begins with was not said before what the conversation holds.
    /// </summary>
    /// <returns>Null when there is no such conversation.</returns>
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
