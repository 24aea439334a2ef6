using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Scoring;

/// <summary>
/// The conduct of the speakers: insults, dismissals, refusals of help, interruptions, and an end without a solution. Reports on the
/// words of others ("he told me to go away") do not count.
/// </summary>
internal sealed class Conduct
{
    private const double PerRemark = 0.35;
    private const double RefusalWeight = 0.5;
    private const double InterruptionWeight = 0.5;
    private const double CutOffWeight = 0.1;

    // Some cut sentences are normal in a lively conversation.
    private const int NormalCutOffs = 2;

    // The end of a call: its last quarter, and at least this number of messages.
    private const double EndShare = 0.75;
    private const int LeastEnd = 4;
    private const int ReportReach = 4;

    private static readonly WordLists Lists = WordLists.Load("conduct-en.txt");
    private static readonly PhraseSet Reports = Lists["reports"];
    private static readonly PhraseSet Retractions = Lists["retractions"];
    private static readonly PhraseSet Choices = Lists["choices"];

    private readonly HashSet<long> _messages = [];

    /// <summary>Finds the remarks of a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    public Conduct(ConversationText conversation)
    {
        var remarks = new List<Sentence>();
        var weight = 0.0;
        var end = Math.Min(conversation.Input.Messages.Count * EndShare, conversation.Input.Messages.Count - LeastEnd);
        foreach (var sentence in conversation.Sentences)
        {
            if (Has(sentence, Lists["insults"]) || Has(sentence, Lists["dismissals"]))
                Add(sentence, 1);
            else if (Has(sentence, Lists["refusals"]))
                Add(sentence, RefusalWeight);
            else if (Has(sentence, Lists["interruptions"]))
                weight += InterruptionWeight;
            if (sentence.Index >= end && Has(sentence, Lists["unresolved"]))
                Unresolved ??= sentence;
        }

        Interruptions = CutOffs(conversation.Input.Messages);
        weight += CutOffWeight * Math.Max(0, Interruptions - NormalCutOffs);
        Remarks = remarks;
        Share = Math.Max(0, 1 - PerRemark * weight);

        void Add(Sentence sentence, double severity)
        {
            remarks.Add(sentence);
            _messages.Add(sentence.Message.Id);
            weight += severity;
        }
    }

    /// <summary>The insults, dismissals and refusals in order.</summary>
    public IReadOnlyList<Sentence> Remarks { get; }

    /// <summary>Number of messages that another speaker cuts off.</summary>
    public int Interruptions { get; }

    /// <summary>The sentence near the end that states that nothing is solved; otherwise null.</summary>
    public Sentence? Unresolved { get; }

    /// <summary>1 for a polite conversation; less for each remark and interruption, to 0.</summary>
    public double Share { get; }

    /// <summary>Tests whether a message contains an insult, a dismissal or a refusal.</summary>
    /// <param name="message">A message of the conversation.</param>
    public bool IsRude(AnalyzedMessage message) => _messages.Contains(message.Id);

    private static bool Has(Sentence sentence, PhraseSet phrases)
    {
        var words = sentence.Words;
        for (var at = 0; at < words.Length; at++)
        {
            if (phrases.MatchAt(words, at) is var length and > 0 && IsMeant(words, at, length))
                return true;
        }

        return false;
    }

    private static bool IsMeant(Token[] words, int at, int length)
    {
        if (words[at + length - 1].Word == "care" && Choices.MatchAt(words, at + length) > 0)
            return false;
        for (var before = at - 1; before >= 0 && before >= at - ReportReach; before--)
        {
            if (Retractions.MatchAt(words, before) > 0)
                return false;
            // "I said no" is the speaker's own remark.
            if (Reports.Contains(words[before].Word) && !(before > 0 && words[before - 1].Word is "i" or "i've"))
                return false;
        }

        return true;
    }

    private static int CutOffs(IReadOnlyList<AnalyzedMessage> messages)
    {
        var count = 0;
        for (var i = 1; i < messages.Count; i++)
        {
            var text = messages[i - 1].Text.AsSpan().TrimEnd();
            if (messages[i].MemberId != messages[i - 1].MemberId && text.Length > 0 && text[^1] is '-' or '\u2013' or '\u2014')
                count++;
        }

        return count;
    }
}
