using System.Collections;
using Symbl.Domain.Analysis;
using Symbl.Domain.Text;
using Symbl.Language.Text;

namespace Symbl.Language.Entities;

/// <summary>
/// Finds the entities of a text by rules. Detection and redaction use the same rules. Of two entities that overlap, the longer one counts,
/// so that a number within a date or a telephone number is not reported again.
/// </summary>
internal sealed class EntityFinder
{
    private readonly AnalysisSettings _settings;
    private readonly CustomEntities _custom;
    private readonly Lazy<PersonNames> _names;
    private readonly Lazy<SensitiveNumbers> _numbers;
    private readonly ConversationText _conversation;

    private EntityFinder(ConversationText conversation)
    {
        var input = conversation.Input;
        _conversation = conversation;
        _settings = input.Settings;
        _custom = new CustomEntities(_settings.Entities);
        _names = new(() => PersonNames.Of(
            input.Members.Select(member => member.Name),
            conversation.IsEnglish
                ? input.Messages.Where(conversation.IsInEnglish).Select(message => (message.Text, conversation.Words(message)))
                : null));
        _numbers = new(() => new SensitiveNumbers(input.Messages, _settings.LanguageCode));
    }

    /// <summary>Creates the finder of a conversation. It knows the people in the conversation and the settings of its submissions.</summary>
    /// <param name="conversation">The conversation.</param>
    public static EntityFinder For(ConversationText conversation) => new(conversation);

    /// <summary>Whether the settings ask for no entities.</summary>
    public bool IsIdle => !_settings.DetectEntities && _custom.IsEmpty;

    /// <summary>Finds the entities of a text that belongs to no message, in order and without overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="said">Time of the text. Relative dates such as "tomorrow" count from it.</param>
    public IReadOnlyList<FoundEntity> Find(string text, DateTimeOffset said)
    {
        var words = WordSpan.Split(text);
        return Find(text, words, _settings.DetectEntities ? Managed(text, words, said) : []);
    }

    /// <summary>Finds the entities of a message, in order and without overlap.</summary>
    /// <param name="index">Index of the message.</param>
    public IReadOnlyList<FoundEntity> Find(int index)
    {
        var message = _conversation.Input.Messages[index];
        return Find(message.Text, _conversation.Words(message), _settings.DetectEntities ? Managed(index) : []);
    }

    /// <summary>Finds the sensitive entities of a message, whatever the settings ask for. They may overlap.</summary>
    /// <param name="index">Index of the message.</param>
    public IEnumerable<FoundEntity> Sensitive(int index) => Managed(index).Where(entity => entity.Kind.IsSensitive);

    /// <summary>Finds the sensitive entities of a text that belongs to no message, whatever the settings ask for. They may overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="said">Time of the text.</param>
    public IEnumerable<FoundEntity> Sensitive(string text, DateTimeOffset said) =>
        Managed(text, WordSpan.Split(text), said).Where(entity => entity.Kind.IsSensitive);

    private List<FoundEntity> Find(string text, IReadOnlyList<WordSpan> words, IEnumerable<FoundEntity> managed) =>
        IsIdle || text.Length == 0 ? [] : WithoutOverlap([.. _custom.Find(text, words), .. managed], text.Length);

    private IEnumerable<FoundEntity> Managed(int index)
    {
        var message = _conversation.Input.Messages[index];
        return Managed(
            message.Text,
            _conversation.Words(message),
            _conversation.SaidAt(message),
            _numbers.Value.Of(message.Id),
            AddressRules.MentionsMail(_numbers.Value.Before(index)),
            _conversation.LanguageOf(message));
    }

    private IEnumerable<FoundEntity> Managed(string text, IReadOnlyList<WordSpan> words, DateTimeOffset said)
    {
        var message = new AnalyzedMessage(0, "", TimeSpan.Zero, TimeSpan.Zero, text);
        return Managed(text, words, said, new SensitiveNumbers([message], _settings.LanguageCode).Of(message.Id), isMailAsked: false, _settings.LanguageCode);
    }

    private IEnumerable<FoundEntity> Managed(
        string text, IReadOnlyList<WordSpan> words, DateTimeOffset said, MessageNumbers numbers, bool isMailAsked, string language)
    {
        if (text.Length == 0)
            return [];
        var byRules = TextWindows.Find(
            AsciiDigits.In(text),
            window => ByRules(window, said, isMailAsked, language),
            entity => entity.Start,
            (entity, by) => entity with { Start = entity.Start + by });
        // The rules of dates know the value of a date of birth.
        return _names.Value.Find(text, words).Concat(numbers.Entities.Where(number => number.Kind != EntityKind.DateOfBirth))
            .Concat(WithoutDecided(byRules, numbers))
            .Concat(numbers.Entities.Where(number => number.Kind == EntityKind.DateOfBirth));
    }

    private IEnumerable<FoundEntity> ByRules(string text, DateTimeOffset said, bool isMailAsked, string language)
    {
        var found = AddressRules.Find(text, isMailAsked)
            .Concat(IdentityRules.Find(text)).Concat(PhoneRules.Find(text, language))
            .Concat(TimeRules.Find(text, said, _settings.TimezoneOffset, language));
        return Languages.IsEnglish(language) ? found.Concat(AmountRules.Find(text, language)) : found;
    }

    // The words around a number outweigh its form: an order number in the form of a telephone number is none.
    private static IEnumerable<FoundEntity> WithoutDecided(IEnumerable<FoundEntity> found, MessageNumbers numbers)
    {
        if (numbers.Decided.Count == 0)
            return found;
        var decided = numbers.Decided.OrderBy(place => place.Start).ToList();
        var same = numbers.Entities.Select(number => (number.Kind, number.Start)).ToHashSet();
        return found.Where(entity =>
        {
            if (entity.Kind != EntityKind.PhoneNumber && entity.Kind != EntityKind.SocialSecurityNumber)
                return true;
            var at = decided.BinarySearch((entity.End, 0));
            at = (at < 0 ? ~at : at) - 1;
            return at < 0 || decided[at].End <= entity.Start
                || same.Contains((entity.Kind, decided[at].Start));
        });
    }

    // Of entities of the same length, the earlier rule counts: custom entities first, then names and what the words around a number say it
    // is, and plain numbers last.
    private static List<FoundEntity> WithoutOverlap(List<FoundEntity> found, int length)
    {
        if (found.Count < 2)
            return found;
        var kept = new List<FoundEntity>(found.Count);
        var taken = new BitArray(length);
        foreach (var entity in found.OrderByDescending(entity => entity.Length))
        {
            // An entity that overlaps a longer one starts or ends inside it.
            if (taken[entity.Start] || taken[entity.End - 1])
                continue;
            kept.Add(entity);
            for (var at = entity.Start; at < entity.End; at++)
                taken[at] = true;
        }

        kept.Sort((one, other) => one.Start.CompareTo(other.Start));
        return kept;
    }
}
