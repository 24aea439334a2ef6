using System.Collections.Frozen;
using Symbl.Domain.Analysis;
using Symbl.Domain.Text;
using Symbl.Language.Sentiment;

namespace Symbl.Language.Text;

/// <summary>
/// The text of one revision of a conversation: sentences, words, sentiment and member names. Each part is computed once, when it is first
/// read, and all analyses share it.
/// </summary>
internal sealed class ConversationText
{
    private readonly Func<string, IEnumerable<(int Start, int End)>>? _split;
    private readonly IReadOnlyDictionary<string, AnalyzedMember>? _hiddenNames;
    private readonly Lazy<IReadOnlyList<Sentence>> _sentences;
    private readonly Lazy<ILookup<long, Sentence>> _sentencesByMessage;
    private readonly Lazy<FrozenDictionary<long, IReadOnlyList<WordSpan>>> _words;
    private readonly Lazy<FrozenDictionary<long, SentimentScore>> _sentiment;
    private readonly Lazy<MemberNames> _names;
    private readonly Lazy<FrozenDictionary<string, AnalyzedMember>> _members;

    /// <summary>Prepares the text of a conversation. Nothing is computed yet.</summary>
    /// <param name="input">The conversation.</param>
    /// <param name="split">The splitter of sentences; null for <see cref="SentenceSplitter"/>.</param>
    /// <param name="hiddenNames">The members whose names other words replace, by these words.</param>
    public ConversationText(
        AnalysisInput input,
        Func<string, IEnumerable<(int Start, int End)>>? split = null,
        IReadOnlyDictionary<string, AnalyzedMember>? hiddenNames = null)
    {
        var splitter = split ?? SentenceSplitter.Split;
        (_split, _hiddenNames) = (split, hiddenNames);
        Input = input;
        _sentences = new(() =>
        [
            .. input.Messages.SelectMany((message, index) => splitter(message.Text)
                .Select(span => new Sentence(this, message, index, span.Start, message.Text[span.Start..span.End]))),
        ]);
        _sentencesByMessage = new(() => Sentences.ToLookup(sentence => sentence.Message.Id));
        _words = new(() => PerMessage<IReadOnlyList<WordSpan>>(message => WordSpan.Split(message.Text)));
        _sentiment = new(() => PerMessage(message => SentimentLexicon.Score(message.Text, LanguageOf(message))));
        _names = new(() => new MemberNames(input.Members, hiddenNames));
        _members = new(() => input.Members.ToFrozenDictionary(member => member.Id, StringComparer.Ordinal));
    }

    /// <summary>The conversation.</summary>
    public AnalysisInput Input { get; }

    /// <summary>Whether any message is in English. Most rules know no other language.</summary>
    public bool IsEnglish => Input.Messages.Count == 0 ? Languages.IsEnglish(Input.Settings.LanguageCode) : Input.Messages.Any(IsInEnglish);

    /// <summary>The sentences of all messages in order.</summary>
    public IReadOnlyList<Sentence> Sentences => _sentences.Value;

    /// <summary>The names of the members.</summary>
    public MemberNames Names => _names.Value;

    /// <summary>Number of words of all messages.</summary>
    public int WordCount => Input.Messages.Sum(message => Words(message).Count);

    /// <summary>Gets the language of a message.</summary>
    /// <param name="message">A message of the conversation.</param>
    public string LanguageOf(AnalyzedMessage message) => message.LanguageCode ?? Input.Settings.LanguageCode;

    /// <summary>Whether a message is in English.</summary>
    /// <param name="message">A message of the conversation.</param>
    public bool IsInEnglish(AnalyzedMessage message) => Languages.IsEnglish(LanguageOf(message));

    /// <summary>Gets the part that rules for English read: the messages in English, or the same text if there is no other part.</summary>
    public ConversationText EnglishPart()
    {
        var english = Input.Messages.Where(IsInEnglish).ToList();
        if (english.Count == 0 || (english.Count == Input.Messages.Count && Languages.IsEnglish(Input.Settings.LanguageCode)))
            return this;
        var settings = Input.Settings with { LanguageCode = LanguageOf(english[0]) };
        return new ConversationText(Input with { Messages = english, Settings = settings }, _split, _hiddenNames);
    }

    /// <summary>Gets the sentences of some messages in the order of the messages.</summary>
    /// <param name="messages">Messages of the conversation.</param>
    public IEnumerable<Sentence> SentencesOf(IEnumerable<AnalyzedMessage> messages) =>
        messages.SelectMany(message => _sentencesByMessage.Value[message.Id]);

    /// <summary>Gets the words of a message in order.</summary>
    /// <param name="message">A message of the conversation.</param>
    public IReadOnlyList<WordSpan> Words(AnalyzedMessage message) => _words.Value[message.Id];

    /// <summary>Gets the sentiment of a message.</summary>
    /// <param name="message">A message of the conversation.</param>
    public SentimentScore Sentiment(AnalyzedMessage message) => _sentiment.Value[message.Id];

    /// <summary>Gets the member who said a message.</summary>
    /// <param name="message">A message of the conversation.</param>
    public AnalyzedMember Speaker(AnalyzedMessage message) => _members.Value[message.MemberId];

    /// <summary>Gets the time at which a message started.</summary>
    /// <param name="message">A message of the conversation.</param>
    public DateTimeOffset SaidAt(AnalyzedMessage message) => Input.StartTime + message.Start;

    private FrozenDictionary<long, T> PerMessage<T>(Func<AnalyzedMessage, T> compute) =>
        Input.Messages.ToFrozenDictionary(message => message.Id, compute);
}
