using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Entities;

/// <summary>
/// Finds the numbers that identify people and accounts in all messages of a conversation, in figures and in words. A number counts if the words
/// around it say what it is, in its own turn or in the turns before it; these words outweigh check digits. One number may go on in the next
/// messages of its speaker. A number that is repeated is found again.
/// </summary>
internal sealed class SensitiveNumbers
{
    private const int MostTurnsBefore = 3;
    private const int MostBetween = 3;
    private const int ShortReply = 60;
    private const int FewestRepeated = 6;
    private const int FewestReadBack = 3;
    private const int MostReadBack = 6;

    private readonly IReadOnlyList<AnalyzedMessage> _messages;
    private readonly string[] _texts;
    private readonly IReadOnlyList<DigitRun>[] _runs;
    private readonly IReadOnlyList<ContextSentence>?[] _sentences;
    private readonly Dictionary<long, MessageNumbers> _found = [];
    private readonly Dictionary<string, NumberTopic> _known = new(StringComparer.Ordinal);
    private readonly List<(int Message, DigitRun Run)> _open = [];
    private readonly string _languageCode;
    private readonly int _firstCard;
    private (string Digits, NumberTopic Topic, int Message) _last = ("", NumberTopic.Other, -1);

    /// <summary>Finds the numbers of a conversation.</summary>
    /// <param name="messages">The messages in order.</param>
    /// <param name="languageCode">Language tag.</param>
    public SensitiveNumbers(IReadOnlyList<AnalyzedMessage> messages, string languageCode)
    {
        _messages = messages;
        _languageCode = languageCode;
        _texts = [.. messages.Select(message => AsciiDigits.In(message.Text))];
        _runs = [.. _texts.Select(text => new DigitRunReader(text).Read())];
        _sentences = new IReadOnlyList<ContextSentence>?[messages.Count];
        _firstCard = Array.FindIndex(_texts, NumberCues.NameCard);
        for (var i = 0; i < messages.Count; i++)
            AddBirthDates(i);
        foreach (var number in Join().OrderBy(number => (number[0].Message, number[0].Run.Start)))
            Classify(number);
        // A number without context repeats one that somebody names later.
        foreach (var (message, run) in _open)
        {
            if (_known.TryGetValue(run.Digits, out var topic))
                Add([(message, run)], run.Digits, topic);
        }

        for (var i = 0; i < messages.Count; i++)
            AddCodes(i);
    }

    /// <summary>Gets the numbers of a message.</summary>
    /// <param name="id">Id of the message.</param>
    public MessageNumbers Of(long id) => _found.GetValueOrDefault(id) ?? MessageNumbers.None;

    /// <summary>Gets the ends of the turns before a message, one per line.</summary>
    /// <param name="index">Index of the message.</param>
    public string Before(int index)
    {
        var turns = _texts[Math.Max(0, index - MostTurnsBefore)..index]
            .Select(text => (text.Length > NumberContext.Reach ? text[^NumberContext.Reach..] : text).ReplaceLineEndings(" "));
        return string.Concat(turns.Select(turn => turn + "\n"));
    }

    /// <summary>Joins the digit runs that continue in the next messages of their speaker.</summary>
    private IEnumerable<List<(int Message, DigitRun Run)>> Join()
    {
        var pending = new Dictionary<string, List<(int Message, DigitRun Run)>>(StringComparer.Ordinal);
        var last = -1;
        for (var i = 0; i < _messages.Count; i++)
        {
            for (var r = 0; r < _runs[i].Count; r++)
            {
                var run = _runs[i][r];
                if (r == 0 && pending.Remove(_messages[i].MemberId, out var before))
                {
                    if (Continues(before, i, run))
                    {
                        before.Add((i, run));
                        if (r == _runs[i].Count - 1 && IsAtEnd(i, run))
                            pending[_messages[i].MemberId] = before;
                        else
                            yield return before;
                        continue;
                    }

                    yield return before;
                }

                List<(int, DigitRun)> number = [(i, run)];
                if (r == _runs[i].Count - 1 && IsAtEnd(i, run))
                    pending[_messages[i].MemberId] = number;
                else
                    yield return number;
            }

            // A number that has not gone on is over.
            if (pending.Count > 0 && i - last >= MostBetween)
            {
                foreach (var (member, number) in pending.Where(entry => i - entry.Value[^1].Message >= MostBetween).ToList())
                {
                    pending.Remove(member);
                    yield return number;
                }

                last = i;
            }
        }

        foreach (var number in pending.Values)
            yield return number;
    }

    private bool Continues(List<(int Message, DigitRun Run)> before, int index, DigitRun run)
    {
        var (from, _) = before[^1];
        if (index - from > MostBetween || Words(_texts[index].AsSpan(0, run.Start)) > 2 || NumberCues.Find(_texts[index][..run.Start]).Any())
            return false;
        for (var i = from + 1; i < index; i++)
        {
            // "And your PIN?" ends the number before it.
            if (_texts[i].Length > ShortReply || Sentences(i).Any(sentence => sentence.Cues.Count > 0 || sentence.ChangesSubject))
                return false;
        }

        var digits = before.Sum(part => part.Run.Digits.Length);
        if (digits + run.Digits.Length > NumberTopic.Card.Most)
            return false;
        var topic = Topic([.. before, (index, run)], digits + run.Digits.Length);
        return topic is { Kind: not null } ? digits < topic.Whole : topic is null && digits < NumberTopic.Phone.Whole;
    }

    private bool IsAtEnd(int index, DigitRun run) => Words(_texts[index].AsSpan(run.End)) <= 2;

    private static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        for (var i = 0; i < text.Length && words <= 2; i++)
            words += char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) ? 1 : 0;
        return words;
    }

    private NumberTopic? Topic(IReadOnlyList<(int Message, DigitRun Run)> number, int digits)
    {
        var (first, run) = number[0];
        var (last, end) = number[^1];
        return Topic(first, run.Start, last, end.End, new ContextNumber(digits, HasLetters: false, number.Any(part => part.Run.IsAmount), IsCardKnown(first)));
    }

    private NumberTopic? Topic(int first, int start, int last, int end, ContextNumber number)
    {
        var before = _texts[first][Math.Max(0, start - NumberContext.Reach)..start];
        var after = _texts[last][end..Math.Min(_texts[last].Length, end + NumberContext.Reach)];
        var turns = new IReadOnlyList<ContextSentence>[Math.Min(first, NumberContext.MostTurns)];
        for (var i = 0; i < turns.Length; i++)
            turns[i] = Sentences(first - turns.Length + i);
        return NumberContext.Of(turns, before, after, number);
    }

    private IReadOnlyList<ContextSentence> Sentences(int index) => _sentences[index] ??= ContextSentence.Split(Tail(index));

    private bool IsCardKnown(int message) => _firstCard >= 0 && _firstCard <= message;

    private void Classify(List<(int Message, DigitRun Run)> number)
    {
        var digits = string.Concat(number.Select(part => part.Run.Digits));
        var isAmount = number.Exists(part => part.Run.IsAmount);
        var topic = Topic(number, digits.Length) ?? (isAmount ? null : Known(digits, number[0].Message) ?? ByForm(number, digits));
        if (topic is not null)
            Add(number, digits, topic);
        else if (digits.Length >= FewestRepeated && !isAmount)
            _open.AddRange(number);
    }

    // Somebody reads back a number, or a part of it.
    private NumberTopic? Known(string digits, int message)
    {
        if (digits.Length >= FewestRepeated && _known.TryGetValue(digits, out var known))
            return known;
        return digits.Length >= FewestReadBack && message - _last.Message <= MostReadBack && _last.Message >= 0
            && _last.Digits.Contains(digits, StringComparison.Ordinal)
                ? _last.Topic
                : null;
    }

    private static NumberTopic? ByForm(List<(int Message, DigitRun Run)> number, string digits)
    {
        // The expiry and the security code can follow without a word between.
        if (CardNumbers.IsValid(digits)
            || digits.Length > 16 && digits.Length <= NumberTopic.Card.Most && (CardNumbers.IsValid(digits[..16]) || CardNumbers.IsValid(digits[..15])))
            return NumberTopic.Card;
        var national = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
        return number.TrueForAll(part => part.Run.IsSpoken) && national.Length == 10 && national[0] >= '2' && national[3] >= '2'
            ? NumberTopic.Phone
            : null;
    }

    private void Add(List<(int Message, DigitRun Run)> number, string digits, NumberTopic topic)
    {
        foreach (var (message, run) in number)
        {
            var numbers = Get(message);
            if (topic.Kind is { } kind)
            {
                var value = kind == EntityKind.PhoneNumber ? PhoneRules.Normalize(digits, _languageCode) : digits;
                numbers.Entities.Add(new FoundEntity(run.Start, run.End - run.Start, kind, value));
            }

            numbers.Decided.Add((run.Start, run.End));
        }

        if (topic == NumberTopic.Card && digits.Length >= topic.Whole)
            AddCardData(number[^1].Message, number[^1].Run.End);

        if (topic.Kind is null)
            return;
        if (digits.Length >= FewestRepeated)
            _known.TryAdd(digits, topic);
        _last = (digits, topic, number[^1].Message);
    }

    private void AddCardData(int message, int start)
    {
        foreach (var data in CardData.After(_texts[message], start))
        {
            var numbers = Get(message);
            numbers.Entities.RemoveAll(other => other.Start < data.End && data.Start < other.End);
            numbers.Entities.Add(data);
        }
    }

    private void AddCodes(int index)
    {
        foreach (var date in CardData.Dates(_texts[index]))
        {
            if (Topic(index, date.Start, index, date.End, new ContextNumber(4, HasLetters: false, IsAmount: false, IsCardKnown(index)))
                == NumberTopic.Expiry)
            {
                Get(index).Entities.Add(date);
            }
        }

        foreach (var code in SpelledCodes.Find(_texts[index]))
        {
            var number = new ContextNumber(code.Digits.Length, HasLetters: true, IsAmount: false, IsCardKnown(index));
            if (Topic(index, code.Start, index, code.End, number) is { Kind: { } kind })
                Get(index).Entities.Add(new FoundEntity(code.Start, code.End - code.Start, kind, code.Digits));
        }
    }

    private void AddBirthDates(int index)
    {
        var isAsked = index > 0 && BirthDates.IsAsked(Tail(index - 1)) && !BirthDates.Find(_texts[index - 1], isAsked: false).Any();
        foreach (var date in BirthDates.Find(_texts[index], isAsked))
            Get(index).Entities.Add(date);
    }

    private string Tail(int index) => _texts[index].Length > NumberContext.Reach ? _texts[index][^NumberContext.Reach..] : _texts[index];

    private MessageNumbers Get(int index)
    {
        var id = _messages[index].Id;
        return _found.TryGetValue(id, out var numbers) ? numbers : _found[id] = new MessageNumbers([], []);
    }
}

/// <summary>The numbers of a message.</summary>
/// <param name="Entities">The numbers that identify a person or an account.</param>
/// <param name="Decided">The places of all numbers of which the words around tell the thing, also of those that identify nobody.</param>
internal sealed record MessageNumbers(List<FoundEntity> Entities, List<(int Start, int End)> Decided)
{
    /// <summary>No numbers.</summary>
    public static MessageNumbers None { get; } = new([], []);
}
