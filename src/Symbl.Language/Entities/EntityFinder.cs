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
    private readonly PersonNames _names;

    private EntityFinder(AnalysisSettings settings, PersonNames names)
    {
        _settings = settings;
        _custom = new CustomEntities(settings.Entities);
        _names = names;
    }

    /// <summary>Creates the finder of a conversation. It knows the people in the conversation and the settings of its submissions.</summary>
    /// <param name="conversation">The conversation.</param>
    public static EntityFinder For(ConversationText conversation) => new(
        conversation.Input.Settings,
        conversation.Input.Settings.DetectEntities
            ? PersonNames.Of(
                conversation.Input.Members.Select(member => member.Name),
                conversation.IsEnglish
                    ? conversation.Input.Messages.Select(message => (message.Text, conversation.Words(message)))
                    : null)
            : PersonNames.Of([], null));

    /// <summary>Whether the settings ask for no entities.</summary>
    public bool IsIdle => !_settings.DetectEntities && _custom.IsEmpty;

    /// <summary>Finds the entities of a text, in order and without overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="said">Time of the text. Relative dates such as "tomorrow" count from it.</param>
    public IReadOnlyList<FoundEntity> Find(string text, DateTimeOffset said) => Find(text, WordSpan.Split(text), said);

    /// <summary>Finds the entities of a text, in order and without overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">The words of the text.</param>
    /// <param name="said">Time of the text. Relative dates such as "tomorrow" count from it.</param>
    public IReadOnlyList<FoundEntity> Find(string text, IReadOnlyList<WordSpan> words, DateTimeOffset said)
    {
        if (IsIdle || text.Length == 0)
            return [];
        var found = _custom.Find(text, words).ToList();
        if (_settings.DetectEntities)
        {
            found.AddRange(_names.Find(text, words));
            found.AddRange(AddressRules.Find(text));
            found.AddRange(IdentityRules.Find(text));
            found.AddRange(PhoneRules.Find(text, _settings.LanguageCode));
            if (Languages.IsEnglish(_settings.LanguageCode))
            {
                found.AddRange(TimeRules.Find(text, said, _settings.TimezoneOffset));
                found.AddRange(AmountRules.Find(text, _settings.LanguageCode));
            }
        }

        return WithoutOverlap(found);
    }

    // Of entities of the same length, the earlier rule counts: custom entities first, then names, and plain numbers last.
    private static List<FoundEntity> WithoutOverlap(List<FoundEntity> found)
    {
        if (found.Count < 2)
            return found;
        var kept = new List<FoundEntity>(found.Count);
        foreach (var entity in found.OrderByDescending(entity => entity.Length))
        {
            if (kept.TrueForAll(other => entity.End <= other.Start || entity.Start >= other.End))
                kept.Add(entity);
        }

        kept.Sort((one, other) => one.Start.CompareTo(other.Start));
        return kept;
    }
}
