using Symbl.Domain.Analysis;

namespace Symbl.Language.Insights;

/// <summary>An insight as it gathers the messages that say it again.</summary>
internal sealed class InsightBuilder(Insight first)
{
    private readonly List<AnalysedMessage> _messages = [.. first.Messages];
    private DateTimeOffset? _due = first.DueBy;

    public AnalysedMember? Assignee => first.Assignee;

    /// <summary>Takes in a message that says it again, perhaps with the date that was missing.</summary>
    public void Repeat(AnalysedMessage message, DateTimeOffset? due)
    {
        _due ??= due;
        if (_messages[^1].Id != message.Id)
            _messages.Add(message);
    }

    /// <summary>The insight with all that was gathered.</summary>
    public Insight Insight() => first with
    {
        Messages = _messages,
        DueBy = _due,
        Context = first.Context.Count == 0
            ? []
            : [.. first.Context.Concat(_messages).DistinctBy(message => message.Id).OrderBy(message => message.Id)],
    };
}
