using CsCheck;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Speakers;
using Symbl.Speech.Alignment;
using Symbl.Speech.Diarization;
using Xunit;
using static Symbl.Recognition.Tests.Speakers.SaidWords;

namespace Symbl.Recognition.Tests.Speakers;

public sealed class DisputedWordsTests
{
    // Ann (1) speaks 0-4, Bob (2) 5-8: what sound alone shows of a call with a "Mm-hm." by Bob at 2 s.
    private static readonly ProcessedTurn[] Turns = [Turn(1, 0, 4), Turn(2, 5, 8)];

    [Fact]
    public void A_back_channel_under_another_voice_goes_to_the_other_speaker() => Assert.Equal(
        "you:1 paid:1 twice:1 this:1 month,:1 Mm-hm.:2 and:1 more:1",
        Resolve(
            [
                ("you", 0, .5), ("paid", .5, 1), ("twice", 1, 1.5), ("this", 1.5, 2), ("month,", 2, 2.5), ("Mm-hm.", 2.1, 2.45),
                ("and", 2.5, 3), ("more", 3, 4),
            ],
            Turns));

    [Fact]
    public void A_back_channel_in_the_gap_between_two_words_goes_to_the_other_speaker() => Assert.Equal(
        "you:1 paid:1 Okay.:2 twice:1 this:1",
        Resolve([("you", 0, .5), ("paid", .5, 1), ("Okay.", 1.05, 1.5), ("twice", 1.1, 1.6), ("this", 1.6, 2.4)], Turns));

    [Fact]
    public void A_back_channel_in_the_pause_after_a_comma_goes_to_the_other_speaker() => Assert.Equal(
        "refund:1 today,:1 Okay.:2 and:1 it:1",
        Resolve([("refund", 0, .5), ("today,", .5, 1), ("Okay.", 1, 1.35), ("and", 1.17, 1.35), ("it", 1.35, 1.6)], Turns));

    [Fact]
    public void A_back_channel_of_two_words_moves_as_a_whole() => Assert.Equal(
        "one:1 two:1 yes:2 right.:2 three:1 four:1",
        Resolve([("one", 0, .5), ("two", .5, 1), ("yes", .7, .95), ("three", 1, 1.5), ("right.", .97, 1.25), ("four", 1.5, 2)], Turns));

    [Fact]
    public void An_interruption_belongs_to_the_speaker_who_continues() => Assert.Equal(
        "I:1 said:1 Wait:2 it:1 a:2 moment:2 please:2",
        Resolve(
            [("I", 3, 3.5), ("said", 3.5, 4), ("Wait", 3.8, 4.2), ("it", 4, 4.35), ("a", 4.2, 4.4), ("moment", 4.4, 5), ("please", 5, 6)],
            [Turn(1, 3, 4.1), Turn(2, 4.1, 8)]));

    [Fact]
    public void In_overlapping_turns_each_speaker_keeps_their_words() => Assert.Equal(
        "you:1 paid:1 Okay.:2 twice:1",
        Resolve([("you", 0, .5), ("paid", .5, 1), ("Okay.", .6, 1), ("twice", 1, 1.5)], [Turn(1, 0, 2), Turn(2, .6, 1)]));

    [Fact]
    public void In_overlapping_turns_a_word_belongs_to_the_speaker_of_its_neighbors() => Assert.Equal(
        "Do:2 I:2 have:2 anything:2 to:2",
        Resolve(
            [("Do", 4.6, 4.8), ("I", 4.8, 4.9), ("have", 4.9, 5.2), ("anything", 5.2, 5.6), ("to", 5.6, 6)],
            [Turn(1, 0, 3), Turn(1, 5, 9), Turn(2, 4.6, 6)]));

    [Fact]
    public void A_word_within_two_turns_belongs_to_the_shorter_turn() => Assert.Equal(
        "day!:1 Bye!:2 Goodbye.:1",
        Resolve([("day!", 0, 1), ("Bye!", 2, 2.4), ("Goodbye.", 3, 4)], [Turn(1, 0, 4), Turn(2, 1.9, 2.5)]));

    [Fact]
    public void A_noise_on_another_channel_takes_no_word_out_of_a_sentence() => Assert.Equal(
        "you:1 paid:1 twice:1 this:1",
        Resolve([("you", 0, .5), ("paid", .5, 1), ("twice", 1, 1.5), ("this", 1.5, 2)], [Turn(1, 0, 3), Turn(2, 1, 1.5)]));

    [Fact]
    public void Words_that_hardly_overlap_keep_the_speaker_of_their_turn() => Assert.Equal(
        "you:1 paid:1 twice:1",
        Resolve([("you", 0, .5), ("paid", .5, 1), ("twice", .95, 1.5)], Turns));

    [Fact]
    public void One_speaker_says_everything() => Assert.Equal(
        "you:1 Mm-hm.:1", Resolve([("you", 0, .5), ("Mm-hm.", 0, .5)], [Turn(1, 0, 4)]));

    [Fact]
    public void More_voices_than_speakers_keep_all_words() => Assert.Equal(
        3, Resolve([("a", 0, 1), ("b", 0, 1), ("c", 0, 1)], Turns).Split(' ').Length);

    [Fact]
    public void Heaps_of_labels_stay_unchanged_and_take_little_time()
    {
        ProcessedWord[] words = [.. Enumerable.Range(0, 50_000).Select(i => Word("mark", i / 1000.0, (i / 1000.0) + 8))];
        var speakers = Enumerable.Repeat(1, words.Length).ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Resolve(words, speakers, Turns);

        Assert.All(speakers, speaker => Assert.Equal(1, speaker));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Many_labels_of_no_length_or_one_tick_take_little_time()
    {
        ProcessedWord[] words =
        [
            .. Enumerable.Range(0, 30_000).Select(_ => Word("mark", 7, 7)),
            .. Enumerable.Range(0, 30_000).Select(i => new ProcessedWord("mark", new TimeSpan(i), new TimeSpan(i + 1), null)),
        ];
        var speakers = Enumerable.Repeat(1, words.Length).ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Resolve(words, speakers, [Turn(1, 0, 4), Turn(2, 3, 8)]);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_heap_of_labels_does_not_affect_other_words()
    {
        ProcessedWord[] heap = [.. Enumerable.Range(0, 20).Select(_ => Word("mark", 7, 7.5))];
        var said = WhoSays([Word("you", 0, .5), Word("Mm-hm.", 0.1, .45), Word("paid", .5, 1), .. heap], Turns);
        Assert.StartsWith("you:1 Mm-hm.:2 paid:1 mark:2", said);
    }

    [Fact]
    public void A_label_over_the_whole_recording_changes_no_speaker() => Assert.Equal(
        "Call:1 yes:1 no.:2 well:2",
        Resolve([("Call", 0, 20), ("yes", 1, 1.3), ("no.", 6, 6.3), ("well", 7, 7.5)], [Turn(1, 0, 5), Turn(2, 5.5, 8), Turn(1, 8, 20)]));

    [Fact]
    public void A_call_of_four_hours_costs_little_time()
    {
        // Two people, 50,000 words, every tenth under the other's voice.
        ProcessedWord[] words =
            [.. Enumerable.Range(0, 50_000).Select(i => Word("word", i * 0.28, (i * 0.28) + (i % 10 == 0 ? 0.5 : 0.28)))];
        ProcessedTurn[] turns = [.. Enumerable.Range(0, 4000).Select(i => Turn(1 + (i % 2), i * 3.5, (i * 3.5) + 3.5))];
        var speakers = new int[words.Length];
        Array.Fill(speakers, 1);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Resolve(words, speakers, turns);

        Assert.Contains(2, speakers);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Only_overlapping_words_and_their_short_runs_ever_move() =>
        Gen.Select(Gen.Int[0, 70], Gen.Int[1, 12], Gen.OneOf("yes", "no.", "well,", "I")).Array[0, 40].Sample(made =>
        {
            ProcessedWord[] words =
            [
                .. made.Select(word => Word(word.Item3, word.Item1 / 10.0, (word.Item1 + word.Item2) / 10.0)).OrderBy(word => word.Start),
            ];
            int[] before = [.. words.Select((_, i) => 1 + (i % 2))];
            int[] speakers = [.. before];
            Resolve(words, speakers, Turns);
            int[] again = [.. before];
            Resolve(words, again, Turns);

            Assert.Equal(speakers, again);
            Assert.All(speakers, speaker => Assert.InRange(speaker, 1, 2));
            var overlapping = words
                .Where(word => words.Any(other => !ReferenceEquals(other, word) && other.Start < word.End && word.Start < other.End))
                .ToArray();
            for (var i = 0; i < words.Length; i++)
                if (speakers[i] != before[i])
                    Assert.Contains(overlapping, other => (other.Start - words[i].Start).Duration() <= TimeSpan.FromSeconds(1.5));
        });

    private static string Resolve((string Text, double Start, double End)[] said, ProcessedTurn[] turns) =>
        WhoSays(said.Select(word => Word(word.Text, word.Start, word.End)), turns);

    private static void Resolve(ProcessedWord[] words, int[] speakers, ProcessedTurn[] turns) => DisputedWords.Resolve(
        Utterance.Of(words),
        speakers,
        new TurnIndex([.. turns.Select(turn => new Turn(turn.Speaker, turn.Start.TotalSeconds, turn.End.TotalSeconds))]));
}
