using Symbl.Domain.Analysis;

namespace Symbl.Language.Insights;

/// <summary>Collects the messages that repeat an insight.</summary>
/// <param name="first">The insight at its first mention.</param>
internal sealed class InsightBuilder(Insight first)
{
    private readonly List<AnalyzedMessage> _messages = [.. first.Messages];
    private DateTimeOffset? _due = first.DueBy;

    /// <summary>The assignee of the insight.</summary>
    public AnalyzedMember? Assignee => first.Assignee;

    /// <summary>Adds a message that repeats the insight.</summary>
    /// <param name="message">The message.</param>
    /// <param name="due">The due date that the message names, if any. It counts if the insight has no due date yet.</param>
    public void Repeat(AnalyzedMessage message, DateTimeOffset? due)
    {
        _due ??= due;
        if (_messages[^1].Id != message.Id)
            _messages.Add(message);
    }

    /// <summary>Creates the insight with all messages.</summary>
    public Insight Build() => first with
    {
        Messages = _messages,
        DueBy = _due,
        Context = first.Context.Count == 0
            ? []
            : [.. first.Context.Concat(_messages).DistinctBy(message => message.Id).OrderBy(message => message.Id)],
    };
}
