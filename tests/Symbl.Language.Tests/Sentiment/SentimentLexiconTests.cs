using System.Globalization;
using CsCheck;
using Symbl.Language.Sentiment;
using Xunit;

namespace Symbl.Language.Tests.Sentiment;

public sealed class SentimentLexiconTests
{
    [Theory]
    [InlineData("Thank you so much, that was really helpful.", "positive")]
    [InlineData("Perfect, that works well for me!", "positive")]
    [InlineData("I'm very happy with the new router.", "positive")]
    [InlineData("That is not bad at all.", "neutral")]
    [InlineData("No problem.", "neutral")]
    [InlineData("I love this product.", "positive")]
    [InlineData("This is terrible service.", "negative")]
    [InlineData("Honestly, I'm quite frustrated.", "negative")]
    [InlineData("I'm really disappointed, I have been charged twice.", "negative")]
    [InlineData("The internet is not working again.", "negative")]
    [InlineData("I was not happy with that.", "negative")]
    [InlineData("I didn't find it very helpful.", "negative")]
    [InlineData("Good morning, how can I help you today?", "neutral")]
    [InlineData("The invoice number is MW-40718.", "neutral")]
    [InlineData("Could you send it to maria.love@example.com?", "neutral")]
    [InlineData("", "neutral")]
    [InlineData("?!", "neutral")]
    public void Sentences_get_labels(string text, string label) => Assert.Equal(label, SentimentLexicon.Score(text).Suggested);

    [Theory]
    [InlineData("good", "very good")]
    [InlineData("slightly good", "good")]
    [InlineData("good", "good!")]
    [InlineData("good but terrible", "terrible but good")]
    [InlineData("not good", "good")]
    [InlineData("bad", "not bad")]
    [InlineData("extremely bad", "bad")]
    [InlineData("terrible", "not terrible")]
    public void Sentiment_has_an_order(string lower, string higher) =>
        Assert.True(SentimentLexicon.Score(lower).Score < SentimentLexicon.Score(higher).Score);

    [Fact]
    public void A_negation_ends_with_its_clause()
    {
        Assert.True(SentimentLexicon.Score("No, that is great.").Score > 0.3);
        Assert.True(SentimentLexicon.Score("That is not great.").Score < 0);
    }

    [Fact]
    public void A_negation_reaches_beyond_an_intensifier() =>
        Assert.True(SentimentLexicon.Score("It was not a very good call.").Score < -0.3);

    [Fact]
    public void The_clause_after_but_counts_more()
    {
        Assert.True(SentimentLexicon.Score("The price is good, but the service is bad.").Score < 0);
        Assert.True(SentimentLexicon.Score("The price is bad, but the service is good.").Score > 0);
    }

    [Fact]
    public void A_contrast_ends_with_its_sentence() =>
        Assert.Equal(
            SentimentLexicon.Score("Good. It is late but fine. Good.").Score,
            SentimentLexicon.Score("Good. Good. It is late but fine.").Score);

    [Theory]
    [InlineData("de-DE")]
    [InlineData("es-US")]
    [InlineData("enm")]
    [InlineData("")]
    public void Other_languages_are_neutral(string language) =>
        Assert.Equal(SentimentScore.Neutral, SentimentLexicon.Score("This is terrible.", language));

    [Theory]
    [InlineData("en")]
    [InlineData("en-GB")]
    [InlineData("EN-in")]
    public void All_variants_of_English_are_scored(string language) =>
        Assert.Equal("negative", SentimentLexicon.Score("This is terrible.", language).Suggested);

    [Theory]
    [InlineData(-0.301, "negative")]
    [InlineData(-0.3, "neutral")]
    [InlineData(0, "neutral")]
    [InlineData(0.3, "neutral")]
    [InlineData(0.301, "positive")]
    public void Thresholds_are_those_of_the_contract(double score, string label) =>
        Assert.Equal(label, new SentimentScore(score).Suggested);

    [Fact]
    public void Typographic_apostrophes_and_capitals_make_no_difference() =>
        Assert.Equal(SentimentLexicon.Score("It doesn't work").Score, SentimentLexicon.Score("IT DOESN\u2019T WORK").Score);

    [Fact]
    public void Scores_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = SentimentLexicon.Score("I AM IRRITATED AND FURIOUS");
        try
        {
            foreach (var culture in (string[])["tr-TR", "de-DE", "ar-SA"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, SentimentLexicon.Score("I AM IRRITATED AND FURIOUS"));
                Assert.NotNull(SentimentLexicon.Parse(new StringReader("[words]\n0.5 good")));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Any_text_scores_within_bounds_with_three_decimals() =>
        Gen.OneOf(Gen.String, Gen.OneOf("not", "very", "good", "awful", "but", "!", ".", "thank", "you", "extremely").Array[0, 40]
            .Select(words => string.Join(' ', words)))
        .Sample(text =>
        {
            var score = SentimentLexicon.Score(text).Score;
            Assert.InRange(score, -1, 1);
            Assert.Equal(score, Math.Round(score, 3));
        });

    [Theory]
    [InlineData("I'm thinking about cancelling.")]
    [InlineData("I'm thinking about canceling.")]
    [InlineData("Honestly, we are considering leaving.")]
    [InlineData("I am tempted to switch.")]
    [InlineData("I'm really thinking of switching.")]
    [InlineData("I'd love to stay, but I'm thinking about cancelling.")]
    [InlineData("We are seriously considering canceling, thanks.")]
    [InlineData("Maybe I should take my business elsewhere.")]
    [InlineData("That's not my problem, go away.")]
    public void A_wish_to_leave_is_not_positive(string text) => Assert.NotEqual("positive", SentimentLexicon.Score(text).Suggested);

    [Theory]
    [InlineData("I'm thinking about cancelling.", "I'm thinking about canceling.")]
    [InlineData("We're considering cancelling the contract.", "We're considering canceling the contract.")]
    public void British_and_American_spelling_have_the_same_sentiment(string british, string american)
    {
        Assert.Equal(SentimentLexicon.Score(british), SentimentLexicon.Score(american));
        Assert.True(SentimentLexicon.Score(british).Score < 0);
    }

    [Fact]
    public void The_embedded_lexicon_is_complete() => Assert.InRange(SentimentLexicon.English.Count, 500, 2000);

    [Theory]
    [InlineData("0.5 good")]
    [InlineData("[words]\ngood")]
    [InlineData("[words]\n1.5 good")]
    [InlineData("[words]\n0.5")]
    [InlineData("[words]\n0.5 good\n0.4 good")]
    [InlineData("[intensifiers]\n-1 very")]
    [InlineData("[other]\ngood")]
    public void An_invalid_lexicon_is_refused_with_the_line_number(string text) =>
        Assert.Contains("Line ", Assert.Throws<FormatException>(() => SentimentLexicon.Parse(new StringReader(text))).Message);
}
