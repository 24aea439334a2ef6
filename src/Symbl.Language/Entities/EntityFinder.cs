using Symbl.Domain.Analysis;
using Symbl.Domain.Text;
using Symbl.Language.Tracking;

namespace Symbl.Language.Entities;

/// <summary>
/// Finds the entities of a text by rules: what is reported and what is redacted is the same. Where two finds overlap the longer one
/// counts, so that a number within a date or a telephone number is not reported again.
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

    /// <summary>The finder for a conversation: it knows the people in it and what its submissions asked for.</summary>
    public static EntityFinder For(AnalysisInput input) => new(
        input.Settings,
        input.Settings.DetectEntities
            ? PersonNames.Of(
                input.Members.Select(member => member.Name),
                Languages.IsEnglish(input.Settings.LanguageCode) ? input.Messages.Select(message => message.Text) : null)
            : PersonNames.Of([], null));

    /// <summary>Whether nothing was asked for, and so nothing will be found.</summary>
    public bool IsIdle => !_settings.DetectEntities && _custom.IsEmpty;

    /// <summary>The entities of a text in order, without overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="said">When it was said; what "tomorrow" counts from.</param>
    public IReadOnlyList<FoundEntity> Find(string text, DateTimeOffset said)
    {
        if (IsIdle || text.Length == 0)
            return [];
        var words = WordSpan.Split(text);
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

    // Of finds of one length the earlier rule counts: the user's own words, then names, and plain numbers last.
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
