using Symbl.Domain.Conversations;
using Symbl.Domain.Filters;
using Xunit;

namespace Symbl.Domain.Tests.Filters;

public sealed class ConversationFilterTests
{
    private static readonly ConversationRow Call = new(
        4_801_227_745_013_760,
        "meeting",
        "Weekly sync, part 2",
        new DateTimeOffset(2026, 5, 1, 12, 0, 0, 250, TimeSpan.Zero),
        TimeSpan.FromMinutes(30),
        new Dictionary<string, string> { ["agentId"] = "johndoe", ["score"] = "9", ["note"] = "a*b \"c\"" });

    [Theory]
    [InlineData("conversation.metadata.agentId==johndoe", true)]
    [InlineData("conversation.metadata.agentId==JohnDoe", false)]
    [InlineData("conversation.metadata.agentId==john*", true)]
    [InlineData("conversation.metadata.agentId==*doe", true)]
    [InlineData("conversation.metadata.agentId==*hn*d*", true)]
    [InlineData("conversation.metadata.agentId==j*n*johndoe", false)]
    [InlineData("conversation.metadata.agentId==johndoe*johndoe", false)]
    [InlineData("conversation.metadata.agentId==*", true)]
    [InlineData("conversation.metadata.missing==*", false)]
    [InlineData("conversation.metadata.missing!=x", true)]
    [InlineData("conversation.metadata.missing=gt=1", false)]
    [InlineData("conversation.metadata.agentId!=janedoe", true)]
    [InlineData("conversation.metadata.agentId!=john*", false)]
    [InlineData("conversation.metadata.note=='a*b \"c\"'", true)]
    [InlineData("conversation.metadata.note==\"a*b \\\"c\\\"\"", true)]
    [InlineData("conversation.metadata.note=='a*'", false)]
    [InlineData("conversation.metadata.score=gt=10", false)]
    [InlineData("conversation.metadata.score=le=9.0", true)]
    [InlineData("conversation.metadata.agentId=gt=jane", true)]
    [InlineData("conversation.metadata.agentId=in=(janedoe,johndoe)", true)]
    [InlineData("conversation.metadata.agentId=in=( janedoe , 'x' )", false)]
    [InlineData("conversation.metadata.agentId=out=(janedoe)", true)]
    [InlineData("conversation.id==4801227745013760", true)]
    [InlineData("conversation.type==meeting", true)]
    [InlineData("conversation.name=='Weekly sync, part 2'", true)]
    [InlineData("conversation.name==Weekly*", true)]
    [InlineData("conversation.startTime=ge=2026-05-01", true)]
    [InlineData("conversation.startTime>2026-05-01T12:00:00.250Z", false)]
    [InlineData("conversation.startTime>=2026-05-01T14:00:00.25+02:00", true)]
    [InlineData("conversation.startDate<2026-05-02", true)]
    [InlineData("conversation.startTime==2026-05-01T12:00:00.250", true)]
    [InlineData("conversation.startTime!=2026-05-01T12:00:00.250", false)]
    [InlineData("conversation.endTime=lt=2026-05-01T12:30:00Z", false)]
    [InlineData("conversation.endTime=out=(2026-05-01,2026-05-02)", true)]
    [InlineData("conversation.startTime>2026-04-30;conversation.startTime<2026-05-02;conversation.metadata.score==9", true)]
    [InlineData("conversation.metadata.agentId==johndoe;conversation.metadata.score==8", false)]
    [InlineData("conversation.metadata.agentId==johndoe and conversation.metadata.score==9", true)]
    [InlineData("(conversation.metadata.agentId==johndoe) and (conversation.metadata.score > 8; conversation.metadata.score < 10)", true)]
    public void A_filter_selects_conversations(string filter, bool holds) => Assert.Equal(holds, ConversationFilter.Parse(filter).Matches(Call));

    [Theory]
    [InlineData("conversation.name", "ends, but an operator is expected")]
    [InlineData("conversation.name==", "ends, but a value is expected")]
    [InlineData("conversation.name=x", "has '=' at character 18, but an operator is expected")]
    [InlineData(
        "conversation.name=like=x",
        "has the operator '=like=' at character 18, which is not one of ==, !=, =lt=, <, =le=, <=, =gt=, >, =ge=, >=, =in=, =out=")]
    [InlineData("==x", "has '=' at character 1, but a field is expected")]
    [InlineData("conversation.name==a b", "has 'b' at character 22, but the filter is already complete")]
    [InlineData("conversation.name==a;", "ends, but a field is expected")]
    [InlineData("(conversation.name==a", "ends, but ')' is expected")]
    [InlineData("conversation.name==a)", "has ')' at character 21, but the filter is already complete")]
    [InlineData("conversation.name=='a", "has a quotation mark at character 20 that is not closed")]
    [InlineData("conversation.name==(a,b)", "has several values at character 21, which only =in= and =out= take")]
    [InlineData("conversation.name==a,conversation.name==b", "must not use OR")]
    [InlineData("conversation.name==a or conversation.name==b", "must not use OR")]
    [InlineData(
        "conversation.name==a;conversation.type==b;conversation.id==c", "must use at most two distinct parameters")]
    [InlineData(
        "name==a",
        "refers to 'name', which is not one of conversation.id, conversation.type, conversation.name, conversation.startTime, "
            + "conversation.endTime, conversation.metadata.<name>")]
    [InlineData("conversation.startTime>yesterday", "compares conversation.startTime with 'yesterday', which is not a valid ISO 8601 date")]
    public void An_invalid_filter_is_refused_with_the_position(string filter, string message) =>
        Assert.Equal(message, Assert.Throws<FilterException>(() => ConversationFilter.Parse(filter)).Message);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("nest", Assert.Throws<FilterException>(() => ConversationFilter.Parse(new string('(', 100_000))).Message);
}
