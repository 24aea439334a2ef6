using Symbl.Language.Tracking;
using Xunit;

namespace Symbl.Language.Tests.Tracking;

public sealed class InflectionsTests
{
    /// <summary>Words of the published Snowball vocabulary that only need the implemented steps.</summary>
    [Theory]
    [InlineData("consist", "consist")]
    [InlineData("consisted", "consist")]
    [InlineData("consisting", "consist")]
    [InlineData("consists", "consist")]
    [InlineData("knack", "knack")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knaves", "knave")]
    [InlineData("kneaded", "knead")]
    [InlineData("kneeling", "kneel")]
    [InlineData("knitting", "knit")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("falling", "fall")]
    [InlineData("cries", "cri")]
    [InlineData("ties", "tie")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("kiwis", "kiwi")]
    [InlineData("agreed", "agre")]
    [InlineData("proceeds", "proceed")]
    [InlineData("by", "by")]
    [InlineData("say", "say")]
    [InlineData("cry", "cri")]
    [InlineData("skies", "sky")]
    [InlineData("dying", "die")]
    [InlineData("news", "news")]
    [InlineData("herrings", "herring")]
    public void A_word_has_the_published_stem(string word, string stem) => Assert.Equal(stem, Inflections.Stem(word));

    [Theory]
    [InlineData("cancel cancels cancelled cancelling canceled canceling")]
    [InlineData("price prices priced pricing price's")]
    [InlineData("bill bills billed billing")]
    [InlineData("use uses used using")]
    [InlineData("company companies company's")]
    [InlineData("pay pays paid paying")]
    [InlineData("send sends sent sending")]
    [InlineData("be is are was were been being")]
    [InlineData("refund refunds refunded refunding")]
    [InlineData("stop stops stopped stopping")]
    [InlineData("child children child's")]
    public void The_forms_of_a_word_have_one_stem(string forms) => Assert.Single(forms.Split(' ').Select(Inflections.Stem).Distinct());

    [Theory]
    [InlineData("import", "important")]
    [InlineData("new", "news")]
    [InlineData("general", "generate")]
    [InlineData("relate", "relative")]
    [InlineData("policy", "police")]
    [InlineData("us", "use")]
    [InlineData("bus", "busy")]
    public void Different_words_have_different_stems(string one, string other) => Assert.NotEqual(Inflections.Stem(one), Inflections.Stem(other));
}
