using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>One odd time between sound ones.</summary>
public sealed class OddTimeTests
{
    [Theory]
    [InlineData("01:00:06,000 --> 00:00:08,000", 6, 8)]
    [InlineData("02:00:06,500 --> 00:00:08,000", 6.5, 8)]
    // No other number of hours fits: the words take 1.2 s.
    [InlineData("99:00:00,000 --> 00:00:08,000", 6.8, 8)]
    [InlineData("00:59:00,000 --> 00:00:08,000", 6.8, 8)]
    [InlineData("00:00:06,000 --> 00:00:01,000", 6, 6)]
    [InlineData("00:00:06,000 --> 00:00:05,900", 6, 6)]
    [InlineData("00:00:06,000 --> 01:00:08,000", 6, 8)]
    [InlineData("00:00:06,000 --> 99:00:08,000", 6, 8)]
    public void The_times_around_it_tell_which_one_is_odd(string times, double start, double end)
    {
        var read = TranscriptReader.Read($"1\n00:00:03,000 --> 00:00:05,000\nAnn: One.\n\n2\n{times}\nBob: Two and more.\n\n3\n00:00:09,000 --> 00:00:10,000\nAnn: Three.\n", "a.srt", null);
        Assert.Equal(["One.", "Two and more.", "Three."], read.Entries.Select(entry => entry.Text));
        Assert.Equal((TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end)), (read.Entries[1].StartOffset, read.Entries[1].EndOffset));
        Assert.Contains("it was taken to", Assert.Single(read.Notes));
    }

    [Fact]
    public void The_first_and_the_last_cue_have_one_neighbor()
    {
        var first = TranscriptReader.Read("1\n01:00:06,000 --> 00:00:08,000\nBob: One.\n\n2\n00:00:09,000 --> 00:00:10,000\nAnn: Two.\n", "a.srt", null);
        Assert.Equal(("One.", TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(8)), (first.Entries[0].Text, first.Entries[0].StartOffset, first.Entries[0].EndOffset));
        var last = TranscriptReader.Read("1\n00:00:03,000 --> 00:00:05,000\nBob: One.\n\n2\n01:00:06,000 --> 00:00:08,000\nAnn: Two.\n", "a.srt", null);
        Assert.Equal((TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(8)), (last.Entries[1].StartOffset, last.Entries[1].EndOffset));
    }

    [Fact]
    public void Separated_values_and_JSON_are_repaired_in_the_same_way()
    {
        var csv = TranscriptReader.Read("speaker,start,end,text\nAnn,3,5,One.\nBob,3606,8,Two.\nAnn,9,10,Three.", "a.csv", null);
        Assert.Equal((TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(8)), (csv.Entries[1].StartOffset, csv.Entries[1].EndOffset));
        Assert.StartsWith("Line 3: ", Assert.Single(csv.Notes));
        var json = TranscriptReader.Read("""[{"text":"a","start":3,"end":5},{"text":"b","start":3606,"end":8},{"text":"c","start":9,"end":10}]""", "a.json", null);
        Assert.Equal((TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(8)), (json.Entries[1].StartOffset, json.Entries[1].EndOffset));
        var clock = TranscriptReader.Read(
            "speaker,start,end,text\nAnn,2026-03-02T09:00:03Z,2026-03-02T09:00:05Z,One.\nBob,2026-03-02T10:00:06Z,2026-03-02T09:00:08Z,Two.\nAnn,2026-03-02T09:00:09Z,2026-03-02T09:00:10Z,Three.", "a.csv", null);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 6, TimeSpan.Zero), clock.Entries[1].StartTime);
    }

    [Fact]
    public void Two_speakers_in_one_odd_cue_get_one_note()
    {
        var read = TranscriptReader.Read("WEBVTT\n\n00:03.000 --> 00:05.000\n<v Ann>One.</v>\n\n01:00:06.000 --> 00:00:08.000\n<v Ann>Two.</v> <v Bob>Three.</v>\n\n00:09.000 --> 00:10.000\n<v Ann>Four.</v>\n", "a.vtt", null);
        Assert.Equal([3, 6, 6, 9], read.Entries.Select(entry => entry.StartOffset!.Value.TotalSeconds));
        Assert.Single(read.Notes);
    }

    [Fact]
    public void A_long_turn_beside_short_ones_is_not_odd()
    {
        var talk = string.Join(" ", Enumerable.Repeat("word", 400));
        var read = TranscriptReader.Read($"1\n00:00:01,000 --> 00:20:00,000\nAnn: {talk}\n\n2\n00:00:09,000 --> 00:00:10,000\nBob: Yes.\n", "a.srt", null);
        Assert.Equal(TimeSpan.FromMinutes(20), read.Entries[0].EndOffset);
        Assert.Empty(read.Notes);
    }
}
