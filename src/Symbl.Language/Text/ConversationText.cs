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
        Input = input;
        _sentences = new(() =>
        [
            .. input.Messages.SelectMany((message, index) => splitter(message.Text)
                .Select(span => new Sentence(this, message, index, span.Start, message.Text[span.Start..span.End]))),
        ]);
        _sentencesByMessage = new(() => Sentences.ToLookup(sentence => sentence.Message.Id));
        _words = new(() => PerMessage<IReadOnlyList<WordSpan>>(message => WordSpan.Split(message.Text)));
        _sentiment = new(() => PerMessage(message => SentimentLexicon.Score(message.Text, input.Settings.LanguageCode)));
        _names = new(() => new MemberNames(input.Members, hiddenNames));
        _members = new(() => input.Members.ToFrozenDictionary(member => member.Id, StringComparer.Ordinal));
    }

    /// <summary>The conversation.</summary>
    public AnalysisInput Input { get; }

    /// <summary>Whether the conversation is in English. Most rules know no other language.</summary>
    public bool IsEnglish => Languages.IsEnglish(Input.Settings.LanguageCode);

    /// <summary>The sentences of all messages in order.</summary>
    public IReadOnlyList<Sentence> Sentences => _sentences.Value;

    /// <summary>The names of the members.</summary>
    public MemberNames Names => _names.Value;

    /// <summary>Number of words of all messages.</summary>
    public int WordCount => Input.Messages.Sum(message => Words(message).Count);

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
