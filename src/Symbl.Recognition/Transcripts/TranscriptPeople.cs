using System.Net.Mail;
using System.Text.RegularExpressions;
using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Speakers;

namespace Symbl.Recognition.Transcripts;

/// <summary>
/// The senders of the messages of a text. The same id is the same person. A name without an id belongs to the only id that occurs with this
/// name; if there is no such id or more than one, the name is a person of its own. All messages without a sender belong to one person
/// without a name.
/// </summary>
internal sealed partial class TranscriptPeople
{
    private readonly Dictionary<string, int> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _idOfName;
    private readonly List<ProcessedSpeaker> _speakers = [];
    private readonly HashSet<int> _named = [];
    private int? _nobody;

    private TranscriptPeople(IReadOnlyList<ImportedMessage> messages)
    {
        _idOfName = messages
            .Where(message => message is { Name: not null, UserId: not null })
            .GroupBy(message => message.Name!, message => message.UserId!, StringComparer.Ordinal)
            .ToDictionary(
                ids => ids.Key,
                ids => ids.Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToArray() is [var only] ? only : null,
                StringComparer.Ordinal);
        Numbers = [.. messages.Select(NumberOf)];
        WithoutSender = messages.Count(message => message is { Name: null, UserId: null });
    }

    /// <summary>The senders in order of their first message.</summary>
    public IReadOnlyList<ProcessedSpeaker> Speakers => _speakers;

    /// <summary>The <see cref="ProcessedSpeaker.Number"/> of the sender of each message.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>Number of messages without a sender.</summary>
    public int WithoutSender { get; }

    public static TranscriptPeople Of(IReadOnlyList<ImportedMessage> messages) => new(messages);

    private int NumberOf(ImportedMessage message)
    {
        if ((message.UserId ?? (message.Name is null ? null : _idOfName.GetValueOrDefault(message.Name))) is { } id)
            return ById(id, message);
        if (message.Name is not { } name)
            return _nobody ??= Add(number => new ProcessedSpeaker(number, SpeakerFinder.DefaultName(number), null));
        if (!_byName.TryGetValue(name, out var known))
        {
            var tells = !MadeUpName().IsMatch(name);
            _byName.Add(name, known = Add(number => new ProcessedSpeaker(number, name, null) { IsKnownByName = tells }));
        }

        return known;
    }

    private int ById(string id, ImportedMessage message)
    {
        if (!_byId.TryGetValue(id, out var known))
        {
            var isEmail = MailAddress.TryCreate(id, out var address) && address.Address == id;
            _byId.Add(id, known = Add(number => new ProcessedSpeaker(number, id, isEmail ? id : null) { UserId = isEmail ? null : id }));
        }

        // The person gets the first name that a message states, even a later message. Until then the id is the name.
        if (message.Name is not null && _named.Add(known))
            _speakers[known - 1] = _speakers[known - 1] with { Name = message.Name };
        return known;
    }

    private int Add(Func<int, ProcessedSpeaker> make)
    {
        _speakers.Add(make(_speakers.Count + 1));
        return _speakers.Count;
    }

    // The names that diarization creates. Their numbers start again with every recording and do not identify a person.
    [GeneratedRegex(@"^Speaker \d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MadeUpName();
}
