using Symbl.Speech.Scoring.Words;
using Xunit;
using Utterance = Symbl.Speech.Scoring.Words.Utterance;

namespace Symbl.Speech.Tests.Scoring.Words;

public sealed class TranscriptScorerTests
{
    [Fact]
    public void Words_are_counted_regardless_of_speakers()
    {
        var score = Score("Ann: Hello there. Bob: Good morning, Ann.", "A: hello their good mourning A: Ann");
        Assert.Equal((WordUnit.Word, new WordCounts(3, 2, 0, 0)), (score.Unit, score.Words));
        Assert.Equal(0.4, score.Words.ErrorRate);
        Assert.Equal(new AlignedWord(WordOperation.Substitution, "there", "their", "Ann", "A"), score.Alignment[1]);
    }

    [Fact]
    public void Words_at_the_wrong_speaker_count_in_cpwer_only()
    {
        // "good" went to X: a deletion of Bob and an insertion of Ann.
        var score = Score("Ann: hello there Bob: good morning to you", "X: hello there good Y: morning to you");
        Assert.Equal(0, score.Words.Errors);
        Assert.Equal([new SpeakerWords("Ann", "X", new(2, 0, 0, 1)), new SpeakerWords("Bob", "Y", new(3, 0, 1, 0))], score.Speakers!);
        Assert.Equal(2.0 / 6, WordCounts.Sum(score.Speakers!.Select(one => one.Counts)).ErrorRate);
    }

    [Fact]
    public void Names_are_mapped_and_turns_of_a_speaker_are_joined()
    {
        var score = Score("Ann: one Bob: two Ann: three Bob: four", "S2: two four S1: one three");
        Assert.Equal([("Ann", "S1", 0), ("Bob", "S2", 0)], score.Speakers!.Select(one => (one.Speaker!, one.MappedTo!, one.Counts.Errors)));
        Assert.NotEqual(0, score.Words.Errors);
    }

    [Fact]
    public void Missing_speaker_is_deleted_and_extra_speaker_is_inserted()
    {
        var missing = Score("Ann: a b c Bob: d e", "X: a b c");
        Assert.Equal([new SpeakerWords("Ann", "X", new(3, 0, 0, 0)), new SpeakerWords("Bob", null, new(0, 0, 2, 0))], missing.Speakers!);
        var extra = Score("Ann: a b c", "X: a b c Y: d e");
        Assert.Equal([new SpeakerWords("Ann", "X", new(3, 0, 0, 0)), new SpeakerWords(null, "Y", new(0, 0, 0, 2))], extra.Speakers!);
    }

    [Fact]
    public void Reference_without_speakers_has_no_cpwer()
    {
        Assert.Null(TranscriptScorer.Score([new(null, "a b")], [new("X", "a b")], WordNormalization.Basic).Speakers);
        // A hypothesis without speakers has one, and the rest is missing.
        var score = TranscriptScorer.Score([new("Ann", "a b"), new("Bob", "c")], [new(null, "a b c")], WordNormalization.Basic);
        Assert.Equal([new SpeakerWords("Ann", string.Empty, new(2, 0, 0, 1)), new SpeakerWords("Bob", null, new(0, 0, 1, 0))], score.Speakers!);
    }

    [Fact]
    public void Best_permutation_is_that_of_trying_all()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 40; trial++)
        {
            var reference = Utterances(random, random.Next(1, 5));
            var hypothesis = Utterances(random, random.Next(1, 5));
            var score = TranscriptScorer.Score(reference, hypothesis, WordNormalization.None);
            Assert.Equal(LeastErrors(reference, hypothesis), score.Speakers!.Sum(one => one.Counts.Errors));
        }
    }

    [Fact]
    public void Twenty_speakers_are_mapped()
    {
        var random = new Random(5);
        var reference = Enumerable.Range(0, 20).Select(index => new Utterance($"R{index:00}", Text(random, 300))).ToList();
        var hypothesis = reference.Select((one, index) => new Utterance($"H{index:00}", one.Text + " extra")).Reverse().ToList();
        var score = TranscriptScorer.Score(reference, hypothesis, WordNormalization.Basic);
        Assert.All(score.Speakers!, one => Assert.Equal((one.Speaker![1..], 1), (one.MappedTo![1..], one.Counts.Errors)));
    }

    [Theory]
    [InlineData("今日は良い天気です。", "今日はいい天気です", 9, 1)]
    [InlineData("สวัสดีครับ", "สวัสดีค่ะ", 7, 3)]
    public void Languages_without_spaces_are_counted_in_characters(string reference, string hypothesis, int characters, int errors)
    {
        var score = TranscriptScorer.Score([new(null, reference)], [new(null, hypothesis)], WordNormalization.Basic);
        Assert.Equal((WordUnit.Character, characters, errors), (score.Unit, score.Words.Reference, score.Words.Errors));
    }

    private static TranscriptScore Score(string reference, string hypothesis) =>
        TranscriptScorer.Score(Read(reference), Read(hypothesis), WordNormalization.Basic);

    private static List<Utterance> Read(string text)
    {
        var result = new List<Utterance>();
        foreach (var word in text.Split(' '))
        {
            if (word.EndsWith(':')) result.Add(new Utterance(word[..^1], string.Empty));
            else result[^1] = result[^1] with { Text = $"{result[^1].Text} {word}" };
        }

        return result;
    }

    private static List<Utterance> Utterances(Random random, int speakers) =>
        [.. Enumerable.Range(0, speakers).Select(index => new Utterance($"S{index}", Text(random, random.Next(1, 9))))];

    private static string Text(Random random, int words) => string.Join(' ', random.GetItems(["a", "b", "c", "d", "e", "f"], words));

    private static int LeastErrors(List<Utterance> reference, List<Utterance> hypothesis)
    {
        if (reference.Count == 0) return hypothesis.Sum(one => Words(one).Length);
        var (first, rest) = (reference[0], reference[1..]);
        var least = Words(first).Length + LeastErrors(rest, hypothesis);
        foreach (var partner in hypothesis)
        {
            var errors = WordCounts.Of(WordAlignment.Align(Words(first), Words(partner))).Errors;
            least = Math.Min(least, errors + LeastErrors(rest, [.. hypothesis.Where(one => one != partner)]));
        }

        return least;
    }

    private static string[] Words(Utterance one) => one.Text.Split(' ');
}
