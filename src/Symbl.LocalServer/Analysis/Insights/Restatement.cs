using System.Text;

namespace Symbl.LocalServer.Analysis.Insights;

/// <summary>
/// Says a commitment so that it can be read by itself: "I'll send you the contract" becomes "Ann will send Bob the contract." Only names
/// stand in for pronouns; all other words are the speaker's own.
/// </summary>
internal static class Restatement
{
    public static string Of(Understood understood)
    {
        var (commitment, speaker) = (understood.Commitment, understood.Speaker.Name);
        var words = commitment.Sentence.Words;
        var beginning = words[commitment.Begin].Word;
        var isWe = beginning.StartsWith("we", StringComparison.Ordinal);
        return commitment.Form switch
        {
            CommitmentForm.Promise or CommitmentForm.Offer when isWe && understood.Assignee is null => Quote(understood),
            CommitmentForm.Promise or CommitmentForm.Offer => Sentence(understood, $"{speaker} will ", commitment.Act),
            CommitmentForm.Intention when words[commitment.Act - 1].Word is "to" && beginning.StartsWith('i') && !Ends(words, commitment, "happy") =>
                Sentence(understood, $"{speaker} plans to ", commitment.Act),
            CommitmentForm.Intention => Sentence(understood, $"{speaker} can ", commitment.Act),
            CommitmentForm.Duty => Sentence(understood, $"{speaker} {(words[commitment.Act - 1].Word is "should" ? "should" : "needs to")} ", commitment.Act),
            CommitmentForm.Request or CommitmentForm.YourDuty when understood.Assignee is { } asked => Sentence(
                understood, understood.IsAccepted ? $"{asked.Name} will " : $"{speaker} asked {asked.Name} to ", commitment.Verb),
            CommitmentForm.Named when IsCan(beginning) => Sentence(understood, $"{speaker} asked {commitment.Named!.Name} to ", commitment.Verb),
            CommitmentForm.Named => Sentence(understood, $"{commitment.Named!.Name} {NameVerb(words[commitment.Act - 1].Word)} ", commitment.Act),
            CommitmentForm.House => Sentence(understood, "", commitment.Begin),
            _ => Quote(understood),
        };
    }

    private static bool IsCan(string word) => word is "can" or "could";

    private static bool Ends(Token[] words, Commitment commitment, string word) => words[(commitment.Begin)..commitment.Act].Any(one => one.Word == word);

    private static string NameVerb(string last) => last is "should" or "must" or "will" ? last : last is "to" ? "needs to" : "will";

    /// <summary>What nobody in particular has taken on stays a quotation.</summary>
    private static string Quote(Understood understood) =>
        $"{understood.Speaker.Name} said: {Finish(understood.Commitment.Clause)}";

    private static string Sentence(Understood understood, string beginning, int from)
    {
        var sentence = understood.Commitment.Sentence;
        var words = sentence.Words;
        var text = new StringBuilder(beginning);
        var at = words[from].Start;
        for (var i = from; i < understood.Commitment.End; i++)
        {
            text.Append(sentence.Text, at, words[i].Start - at);
            text.Append(Named(understood, words[i].Word) ?? Original(understood, words, i, from));
            at = words[i].End;
        }

        return Finish(text.ToString());
    }

    /// <summary>"Would you mind sending" is a request to send.</summary>
    private static string Original(Understood understood, Token[] words, int i, int from)
    {
        var original = understood.Commitment.Sentence.Text[words[i].Start..words[i].End];
        return i == from && understood.Commitment.Form == CommitmentForm.Request
            ? Gerund.Base(original, CommitmentWords.Deferred.Contains)
            : original;
    }

    private static string? Named(Understood understood, string word)
    {
        var speaker = understood.Speaker.Name;
        var listener = understood.Listener?.Name;
        return word switch
        {
            "i" or "me" => speaker,
            "my" => speaker + "'s",
            "you" => listener,
            "your" => listener is null ? null : listener + "'s",
            _ => null,
        };
    }

    private static string Finish(string text)
    {
        var trimmed = text.TrimEnd(' ', ',', ';', ':', '.', '-');
        return char.ToUpperInvariant(trimmed[0]) + trimmed[1..] + ".";
    }
}
