using System.Text.RegularExpressions;
using Symbl.Domain.Analysis;
using Symbl.Language.Insights;

namespace Symbl.Language.Scoring;

/// <summary>A question with the answer of another member.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The message that answers the question; otherwise null.</param>
/// <param name="IsPutOff">Whether the answer defers the question.</param>
public sealed partial record AnsweredQuestion(Insight Question, AnalyzedMessage? Answer, bool IsPutOff)
{
    // An answer can follow a hesitation or a question in return.
    private const int Reach = 4;

    internal static IReadOnlyList<AnsweredQuestion> Of(AnalysisInput input, ConversationInsights insights)
    {
        var places = new Dictionary<long, int>();
        for (var i = 0; i < input.Messages.Count; i++)
            places[input.Messages[i].Id] = i;
        var asked = insights.Questions.Select(question => question.Messages[0].Id).ToHashSet();
        return [.. insights.Questions.Select(question => Answered(input, question, places[question.Messages[0].Id], asked))];
    }

    private static AnsweredQuestion Answered(AnalysisInput input, Insight question, int at, HashSet<long> asked)
    {
        for (var i = at + 1; i < input.Messages.Count && i <= at + Reach; i++)
        {
            var message = input.Messages[i];
            if (message.MemberId == question.From.Id)
            {
                // A speaker who asks the next question expects no more answer to this one.
                if (asked.Contains(message.Id))
                    break;
                continue;
            }

            if (message.Text.Length > 0 && !IsOnlyQuestion(message.Text))
                return new AnsweredQuestion(question, message, PutOff().IsMatch(message.Text));
        }

        return new AnsweredQuestion(question, null, IsPutOff: false);
    }

    private static bool IsOnlyQuestion(string text) => text.TrimEnd().EndsWith('?') && text.AsSpan().TrimEnd().IndexOfAny('.', '!') < 0;

    [GeneratedRegex(
        @"\b(?:i don['\u2019]?t know|i do not know|(?:i['\u2019]m |i am )?not sure|no idea|get back to you|look into (?:it|that)"
        + @"|(?:i['\u2019]ll|i will|let me|i['\u2019]d have to|i have to) (?:check|ask|find out|look|get back|come back))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PutOff();
}
