using Symbl.Domain.Analysis;
using Symbl.Language.Text;
using Symbl.Language.Time;

namespace Symbl.Language.Insights;

/// <summary>
/// Finds explicit promises, requests and agreements. A commitment consists of an opening ("I'll", "could you", "Ben will"), a verb of work
/// that is done later, and its complements. Conditions, negations, past actions and immediate actions are no commitments.
/// </summary>
/// <param name="conversation">The conversation.</param>
internal sealed class CommitmentFinder(ConversationText conversation)
{
    private const int NearWords = 4;
    private const int MostWords = 32;
    private const int CorrectionReach = 8;
    private const int MostWordsOfCorrection = 10;

    private static readonly (CommitmentForm Form, PhraseSet Beginnings)[] Forms =
    [
        (CommitmentForm.Promise, CommitmentWords.Promises),
        (CommitmentForm.Intention, CommitmentWords.Intentions),
        (CommitmentForm.Duty, CommitmentWords.Duties),
        (CommitmentForm.GroupDuty, CommitmentWords.GroupDuties),
        (CommitmentForm.Offer, CommitmentWords.Offers),
        (CommitmentForm.Request, CommitmentWords.Requests),
        (CommitmentForm.YourDuty, CommitmentWords.YourDuties),
        (CommitmentForm.Appointment, CommitmentWords.SeeYou),
    ];

    /// <summary>Gets the commitments of a sentence in order.</summary>
    /// <param name="sentence">A sentence of the conversation.</param>
    /// <param name="follower">The next sentence. It can correct the date: "No, sorry, on Friday."</param>
    public IReadOnlyList<Commitment> Find(Sentence sentence, Sentence? follower = null)
    {
        var words = sentence.Words;
        List<Commitment>? found = null;
        var denied = false;
        // A condition makes all commitments after it depend on it.
        var condition = new Lazy<int>(() => FirstCondition(words));
        var dates = new Lazy<IReadOnlyList<DateExpression>>(() => DueDate.Valid(sentence.Text, sentence.Dates));
        for (var at = 0; at < words.Length;)
        {
            var next = at + 1;
            if (Beginning(sentence, at) is { } beginning)
            {
                // "I don't think I'll call or that I'll write": the negation affects both clauses.
                denied = Denial.IsAbove(sentence, at) || denied && IsJoined(words, at);
                if (!denied && at <= condition.Value && Commitment(sentence, at, beginning) is { } commitment)
                {
                    foreach (var part in CommitmentParts.Of(commitment, one => WithDue(one, dates.Value)).Where(IsMeant))
                    {
                        (found ??= []).Add(part);
                        next = Math.Max(next, part.End);
                    }
                }
            }

            at = next;
        }

        if (found is [.., { Due: not null } last] && follower is not null && Correction(sentence, follower) is { } corrected)
            found[^1] = last with { Due = corrected };
        return found ?? (IReadOnlyList<Commitment>)[];
    }

    private static DateExpression? Correction(Sentence sentence, Sentence next) =>
        next.Message.MemberId == sentence.Message.MemberId && next.Words.Length <= MostWordsOfCorrection && next.Mark != '?'
        && CommitmentWords.Corrections.MatchAt(next.Words, 0) > 0 && next.Dates is [var date]
        && DueDate.IsCorrection(next.Text.AsSpan(0, date.Start)) && next.Words[^1].Start < date.End
            ? date
            : null;

    private static bool IsJoined(Token[] words, int begin) =>
        begin > 0 && words[begin - 1].Word is "or" or "nor"
        || begin > 1 && words[begin - 1].Word is "that" && words[begin - 2].Word is "or" or "nor" or "and";

    private static int FirstCondition(Token[] words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (CommitmentWords.Conditions.MatchAt(words, at) > 0
                && CommitmentWords.Courtesies.MatchAt(words, at) == 0
                && (at == 0 || !CommitmentWords.FindingOut.Contains(words[at - 1].Word)))
            {
                return at;
            }
        }

        return words.Length;
    }

    private (CommitmentForm Form, int Length, AnalyzedMember? Named)? Beginning(Sentence sentence, int at)
    {
        var words = sentence.Words;
        var (form, length) = (default(CommitmentForm), 0);
        foreach (var (candidate, beginnings) in Forms)
            if (beginnings.MatchAt(words, at) is var match && match > length)
                (form, length) = (candidate, match);
        if (length > 0)
            return (form, length, null);
        // "Remind me to" is a request without an opening.
        if (CommitmentWords.Reminders.MatchAt(words, at) > 0 && BeginsClause(sentence, at))
            return (CommitmentForm.Request, 0, null);
        if (CommitmentWords.House.MatchAt(words, at) is var house and > 0)
            return NameActs(words, at + house) is var acts and > 0 ? (CommitmentForm.House, house + acts, null) : null;
        return Named(sentence, at);
    }

    /// <summary>Finds the openings "Ben will" and "can Ben". "Ben, please" is a request, which the word "please" opens.</summary>
    private (CommitmentForm Form, int Length, AnalyzedMember? Named)? Named(Sentence sentence, int at)
    {
        var words = sentence.Words;
        if (conversation.Names.At(sentence, at) is { } name)
        {
            return NameActs(words, at + name.Length) is var acts and > 0 && !sentence.After(at + name.Length - 1).Contains(',')
                ? (CommitmentForm.Named, name.Length + acts, name.Member)
                : null;
        }

        // "Ben'll" is one word.
        if (words[at].Word is "can" or "could" && at + 1 < words.Length && conversation.Names.At(sentence, at + 1) is { } asked)
            return (CommitmentForm.Named, 1 + asked.Length, asked.Member);
        return null;
    }

    private static bool BeginsClause(Sentence sentence, int at) =>
        at == 0 || sentence.After(at - 1).Contains(',') || QuestionWords.IsLeadIn(sentence.Words.AsSpan(0, at));

    private static int NameActs(Token[] words, int at) => CommitmentWords.NameActs.MatchAt(words, at);

    private static Commitment? Commitment(Sentence sentence, int begin, (CommitmentForm Form, int Length, AnalyzedMember? Named) beginning)
    {
        var words = sentence.Words;
        var isRequest = beginning.Form == CommitmentForm.Request || words[begin].Word is "can" or "could";
        var needsYes = sentence.Mark == '?' && !isRequest;
        if (needsYes && !(beginning.Form == CommitmentForm.Named && words[^1].Word is "right" or "correct"))
            return null;
        if (IsInvalidatedBefore(sentence, begin))
            return null;
        var act = begin + beginning.Length;
        var hedged = CommitmentWords.Hedges.IsIn(words.AsSpan(Math.Max(0, begin - NearWords)..begin));
        var verb = act;
        while (verb < words.Length)
        {
            var hedge = CommitmentWords.Hedges.MatchAt(words, verb);
            var filler = CommitmentWords.Fillers.MatchAt(words, verb);
            // "Not only" negates nothing.
            if (CommitmentWords.Negations.MatchAt(words, verb) > filler)
                return null;
            var skip = Math.Max(IsProgressive(words, verb) ? 1 : 0, Math.Max(hedge, filler));
            if (skip == 0)
                break;
            hedged |= hedge > 0;
            verb += skip;
        }

        if (verb >= words.Length)
            return null;
        // "I will, thanks" promises nothing new, but "could you, please, send" is a request.
        if (verb == act && beginning.Form != CommitmentForm.Request && sentence.After(verb - 1).Contains(','))
            return null;
        var (kind, length) = beginning.Form == CommitmentForm.Appointment ? (ActKind.LooseFollowUp, 0) : Act(words, verb);
        if (beginning.Form == CommitmentForm.Appointment)
            verb = begin;
        if (kind == ActKind.Never || Denial.IsInObject(words, verb))
            return null;
        var end = ClauseEnd(sentence, verb + Math.Max(length, 1));
        if (CommitmentWords.LateSpoilers.IsIn(words.AsSpan(verb..end)) || CommitmentWords.LateSpoilers.MatchAt(words, end) > 0)
            return null;
        if (CommitmentWords.Conditions.MatchAt(words, end) > 0 && CommitmentWords.Courtesies.MatchAt(words, end) == 0)
            return null;
        return new Commitment
        {
            Sentence = sentence,
            Form = beginning.Form,
            Opening = begin..act,
            Begin = begin,
            Act = act,
            Verb = verb,
            End = end,
            Kind = kind,
            Hedged = hedged,
            NeedsYes = needsYes,
            Named = beginning.Named,
        };
    }

    /// <summary>"I'll be sending".</summary>
    private static bool IsProgressive(Token[] words, int at) =>
        words[at].Word == "be" && at + 1 < words.Length && words[at + 1].Word.EndsWith("ing", StringComparison.Ordinal);

    private static bool IsInvalidatedBefore(Sentence sentence, int begin)
    {
        var words = sentence.Words;
        if (begin > 0 && CommitmentWords.ImmediateSpoilers.Contains(words[begin - 1].Word))
            return true;
        // "Then I can ..." depends on an event that has not happened.
        if (begin > 0 && words[begin - 1].Word == "then" && CommitmentWords.Intentions.MatchAt(words, begin) > 0)
            return true;
        for (var at = begin - 1; at >= 0 && at >= begin - NearWords && !sentence.After(at).ContainsAny(",;:"); at--)
            if (CommitmentWords.NearSpoilers.MatchAt(words, at) is var length and > 0 && at + length <= begin)
                return true;
        return false;
    }

    /// <summary>Gets the meaning of a verb and the number of its words.</summary>
    /// <param name="words">The words of the sentence.</param>
    /// <param name="verb">Index of the verb.</param>
    public static (ActKind Kind, int Length) Act(Token[] words, int verb)
    {
        var run = words.AsSpan(verb, Math.Min(words.Length - verb, 10)).ToArray();
        run[0] = run[0] with { Word = Gerund.Base(run[0].Word, IsVerb) };
        var (kind, longest) = (ActKind.Unknown, 0);
        // If several lists match the same words, the first list decides.
        Consider(ActKind.Never, CommitmentWords.Never);
        Consider(ActKind.LooseFollowUp, CommitmentWords.LooseFollowUps);
        Consider(ActKind.FollowUp, CommitmentWords.FollowUps);
        Consider(ActKind.Instant, CommitmentWords.Instant);
        Consider(ActKind.Deferred, CommitmentWords.Deferred);
        return (kind, longest);

        void Consider(ActKind candidate, PhraseSet phrases)
        {
            if (phrases.MatchAt(run, 0) is var length && length > longest)
                (kind, longest) = (candidate, length);
        }
    }

    private static bool IsVerb(string word) =>
        CommitmentWords.Deferred.Contains(word) || CommitmentWords.Instant.Contains(word) || CommitmentWords.FollowUps.Contains(word)
        || word is "reach" or "follow" or "get" or "circle" or "touch" or "set" or "put" or "look" or "work" or "talk" or "call";

    private static int ClauseEnd(Sentence sentence, int from)
    {
        var words = sentence.Words;
        for (var at = Math.Min(from, words.Length); at < words.Length; at++)
        {
            if (at - from > MostWords)
                return at;
            var gap = sentence.After(at - 1);
            var corrects = IsCorrection(words, from, at) || CorrectsDate(sentence, at);
            if (gap.ContainsAny(";:?!()") || !corrects && (gap.ContainsAny('\u2013', '\u2014') || gap.IndexOf(" - ") >= 0))
                return at;
            if (corrects)
                continue;
            if (gap.Contains(',') && EndsAtComma(words, at))
                return at;
            if (CommitmentWords.ClauseEnds.MatchAt(words, at) > 0 && !CommitmentWords.FindingOut.Contains(words[at - 1].Word))
                return at;
        }

        return words.Length;
    }

    /// <summary>Tests whether "but" corrects a date: "not tomorrow but on Thursday", "but no later than Friday".</summary>
    private static bool IsCorrection(Token[] words, int from, int at)
    {
        if (words[at].Word != "but")
            return false;
        if (at + 1 < words.Length && words[at + 1].Word is "not" or "no" or "only" or "also")
            return true;
        for (var before = at - 1; before >= from && before >= at - CorrectionReach; before--)
            if (words[before].Word == "not")
                return true;
        return false;
    }

    /// <summary>Tests whether words correct a date: "on Thursday, I mean Friday".</summary>
    private static bool CorrectsDate(Sentence sentence, int at)
    {
        var words = sentence.Words;
        if (CommitmentWords.Corrections.MatchAt(words, at) == 0)
            return false;
        var last = words[Math.Min(words.Length - 1, at + CorrectionReach)].Start;
        return From(sentence.Dates, words[at].Start).FirstOrDefault() is { } date && date.Start <= last;
    }

    /// <summary>Tests whether a comma ends the clause. A comma can also continue a list: "the quote, the terms and the data sheet".</summary>
    private static bool EndsAtComma(Token[] words, int at) =>
        CommitmentWords.ClauseEnds.MatchAt(words, at) > 0
        || CommitmentWords.NewStarts.Contains(words[at].Word)
        || QuestionWords.AskingTags.IsWhole(words.AsSpan(at))
        || QuestionWords.IdleTags.IsWhole(words.AsSpan(at));

    private Commitment WithDue(Commitment commitment, IReadOnlyList<DateExpression> dates)
    {
        if (Due(commitment, dates) is not { } due)
            return commitment;
        // A comma after the date ends the commitment: "send it today, the engineer comes by Thursday".
        var words = commitment.Sentence.Words;
        var end = Array.FindIndex(words, commitment.Verb, word => word.Start >= due.End);
        return end > commitment.Verb && end < commitment.End && commitment.Sentence.After(end - 1).Contains(',')
            ? commitment with { Due = due, End = end }
            : commitment with { Due = due };
    }

    private DateExpression? Due(Commitment commitment, IReadOnlyList<DateExpression> dates)
    {
        if (dates.Count == 0)
            return null;
        var said = conversation.SaidAt(commitment.Sentence.Message).UtcDateTime.AddMinutes(conversation.Input.Settings.TimezoneOffset);
        var words = commitment.Sentence.Words;
        var from = words[commitment.Begin].Start;
        var to = words[commitment.End - 1].End;
        // The last point of "5 p.m." belongs to the time but to no word.
        var after = From(dates, from).TakeWhile(date => date.Start < to).Where(date => date.End <= to + 1);
        // "By Friday I'll send it": at most one word after the date and two words before it.
        var least = words[Math.Min(2, words.Length - 1)].End;
        var last = words[Math.Max(0, commitment.Begin - 2)].End;
        var before = dates.TakeWhile(date => date.Start <= least).Where(date => date.End <= from && date.End >= last
            && words.TakeWhile(word => word.Start < date.Start).Count() <= 2);
        return after.Concat(before.Reverse()).FirstOrDefault(
            date => (date.Due >= said || DueDate.IsExplicit(commitment.Sentence.Text, date)) && DueDate.IsOne(commitment.Sentence.Text, date));
    }

    /// <summary>Gets the dates from a position by binary search, so that the time of a long sentence is linear.</summary>
    private static IEnumerable<DateExpression> From(IReadOnlyList<DateExpression> dates, int start)
    {
        var (low, high) = (0, dates.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = dates[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        for (; low < dates.Count; low++)
            yield return dates[low];
    }

    private bool IsMeant(Commitment commitment)
    {
        var isGroup = conversation.Input.Members.Count > 2;
        var dated = commitment.Due is not null;
        if (!dated && !HasContent(commitment))
            return false;
        var words = commitment.Sentence.Words;
        var isWork = commitment.Kind is ActKind.Deferred or ActKind.FollowUp;
        var isLater = dated || words[commitment.Verb].Word != "do" && CommitmentWords.Later.IsIn(words[commitment.Verb..commitment.End]);
        var works = isWork || isLater && commitment.Kind != ActKind.Unknown;
        return commitment.Form switch
        {
            // "We will open a shop in May" is a plan, not the task of a person.
            CommitmentForm.Promise when isGroup && commitment.IsWe => isWork,
            CommitmentForm.Promise or CommitmentForm.Named or CommitmentForm.House => works || dated,
            CommitmentForm.Request => works || isGroup && CommitmentWords.AmongMany.Contains(words[commitment.Verb].Word),
            CommitmentForm.GroupDuty or CommitmentForm.Intention or CommitmentForm.YourDuty => works,
            CommitmentForm.Offer => isWork,
            CommitmentForm.Duty => works && (dated || isGroup),
            CommitmentForm.Appointment => commitment.Due is { Kind: not DateExpressionKind.DateRange },
            _ => false,
        };
    }

    /// <summary>Tests whether the commitment contains a content word: "do it" contains no such word.</summary>
    private static bool HasContent(Commitment commitment)
    {
        var words = commitment.Sentence.Words;
        // "To offer" is a general verb; "the offer" is a thing.
        bool IsThing(int at) => StopWords.Determiners.Contains(words[at - 1].Word) || StopWords.IsGeneral(words[at - 1].Word);
        return commitment.IsFollowUp
            || Enumerable.Range(commitment.Verb + 1, Math.Max(0, commitment.End - commitment.Verb - 1)).Any(at =>
                (!StopWords.IsIdle(words[at].Word) && (!StopWords.IsVerb(words[at].Word) || IsThing(at)))
                || (words[at].Word.Length > 1 && commitment.Sentence.IsCapital(words[at])));
    }
}
