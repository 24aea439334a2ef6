using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Transcripts;
using Xunit;

namespace Symbl.Recognition.Tests.Transcripts;

/// <summary>Text submissions as recordings.</summary>
public sealed class TranscriptImportTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Messages_and_turns_are_in_order_of_time()
    {
        var recording = TranscriptImport.Process([Said("Ann", "1", 1, 2), Said("Ann", "3", 7, 8), Said("Bob", "2", 4, 5), Said("Bob", "2b", 4, 5)], null, new ProcessingOptions(), []);

        Assert.Equal(["1", "2", "2b", "3"], recording.Messages.Select(message => message.Text));
        Assert.Equal(recording.Messages.Select(message => message.Start), recording.Turns.Select(turn => turn.Start));
        Assert.Equal(["Ann", "Bob"], recording.Speakers.Select(speaker => speaker.Name));
        Assert.Equal([1, 2, 2, 1], recording.Messages.Select(message => message.Speaker));
    }

    [Fact]
    public void A_stated_start_keeps_the_lead_before_the_first_message()
    {
        var recording = TranscriptImport.Process([Said("Ann", "Hello.", 3.2, 4)], Noon, new ProcessingOptions(), []);

        Assert.Equal((Noon, TimeSpan.FromSeconds(3.2)), (recording.StartTime, recording.Messages[0].Start));
    }

    [Fact]
    public void Notes_of_the_client_come_first()
    {
        var recording = TranscriptImport.Process([Said("Ann", "Hello.", 3.2, 4)], Noon, new ProcessingOptions(), ["Line 2: repaired."]);

        Assert.Equal(["Line 2: repaired.", "The times of single words are spread evenly over their message."], recording.Provenance.Notes);
    }

    private static ImportedMessage Said(string name, string text, double start, double end) =>
        new(text, name, null, Noon.AddSeconds(start), Noon.AddSeconds(end));
}
