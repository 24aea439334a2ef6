using Symbl.Speech.Scoring.Words;
using Xunit;
using Utterance = Symbl.Speech.Scoring.Words.Utterance;

namespace Symbl.Speech.Tests.Scoring.Words;

public sealed class WordNormalizationTests
{
    [Theory]
    [InlineData("Hello, World!  Um.", "Hello,|World!|Um.")]
    public void None_splits_at_spaces(string text, string expected) => Assert.Equal(expected, Words(text, WordNormalization.None));

    [Theory]
    [InlineData("Hello, World! Um… yes.", "hello|world|um|yes")]
    [InlineData("Don’t 'quote' the dogs' well-known e-mail — ann@example.com.", "don't|quote|the|dogs|well|known|e|mail|ann@example.com")]
    [InlineData("It is 3.5%, not $1,000; ends.", "it|is|3.5%|not|$1,000|ends")]
    [InlineData("ＦＵＬＬ ﬁle STRASSE Straße ΟΔΟΣ", "full|file|strasse|strasse|οδοσ")]
    [InlineData("caf\u00e9 cafe\u0301 na\u00adive ♪ – *", "café|café|naive")]
    [InlineData("\ud800 a", "\ufffd|a")]
    public void Basic_ignores_case_and_punctuation(string text, string expected)
    {
        // The replacement character is a sign and no word.
        Assert.Equal(expected.Replace("\ufffd|", string.Empty, StringComparison.Ordinal), Words(text, WordNormalization.Basic));
    }

    [Theory]
    [InlineData("I won't, she's been, they'd gone; we'd go. Let's! It's Ann's", "i|will|not|she|has|been|they|had|gone|we|would|go|let|us|it|is|ann|is")]
    [InlineData("Um, I'm gonna, uh, call Mr. Ray [laughs] (inaudible) at the U.S. desk, okay?", "i|am|going|to|call|mister|ray|at|the|u|s|desk|ok")]
    [InlineData("twenty-one, one hundred and five, two thousand and twenty five", "211052025")]
    [InlineData("a hundred people, twenty first street, the third", "100|people|21st|street|the|3rd")]
    [InlineData("in nineteen eighty four at ten thirty", "in|1984|at|1030")]
    [InlineData("in 1984 at 10:30", "in|1984|at|1030")]
    [InlineData("call five five five one two oh four or 555-1204", "call|5551204|or|5551204")]
    [InlineData("two point five million dollars is $2.5 million", "$2500000|is|$2500000")]
    [InlineData("fifty percent or fifty per cent or 50% and 1,000 or one thousand", "50%|or|50%|or|50%|and|1000|or|1000")]
    [InlineData("The colour of our neighbour's centre was recognised, analysed and cancelled in the theatre", "the|color|of|our|neighbor|is|center|was|recognized|analyzed|and|canceled|in|the|theater")]
    [InlineData("hour four your enrolled programmer finalist analysis", "hour|4|your|enrolled|programmer|finalist|analysis")]
    [InlineData("billion billion billion billion thousand", "billion|billion|billion|billion|thousand")]
    [InlineData("one billion billion billion billion", "1000000000000|billion|billion")]
    [InlineData("naïve café", "naive|cafe")]
    [InlineData("um uh", "")]
    public void English_gives_one_form_to_words_that_sound_the_same(string text, string expected) => Assert.Equal(expected, Words(text, WordNormalization.English));

    private static string Words(string text, WordNormalization normalization)
    {
        var score = TranscriptScorer.Score([new Utterance(null, text)], [], normalization);
        return string.Join('|', score.Alignment.Select(one => one.Reference));
    }
}
