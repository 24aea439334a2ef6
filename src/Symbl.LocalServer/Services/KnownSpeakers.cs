using System.Globalization;
using Symbl.Domain.Recordings;
using Symbl.Speech.Voices;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>The speakers of a recording after the comparison with registered voices.</summary>
/// <param name="Speakers">The speakers, with the names of registered people.</param>
/// <param name="Decisions">The decision for each speaker, by number, for the provenance.</param>
/// <param name="Renames">The new names of members that existed before, by member id.</param>
/// <param name="Notes">Notes for the provenance.</param>
internal sealed record NamedSpeakers(
    IReadOnlyList<ProcessedSpeaker> Speakers,
    IReadOnlyDictionary<int, VoiceDecision> Decisions,
    IReadOnlyDictionary<string, string> Renames,
    IReadOnlyList<string> Notes);

/// <summary>Names speakers by registered voices. A voice names one speaker at most, and a speaker is one person at most.</summary>
internal static class KnownSpeakers
{
    private const string Off = "The server that processed the recording does not compare registered voices (--known-voices).";
    private const string NoSpeakers = "Registered voices were not compared, because the recording has no distinguished speakers.";
    private const string NoVoices = "No voice is registered.";
    private const string Others = "The registered voices belong to other speakers of the recording.";
    private const string Unclear = "The voice matches no registered voice clearly.";
    private const string TooLittle = "The speech is too short to compare voices.";
    private const string OtherBandwidth = "The registered voices have another bandwidth, so they cannot be compared.";

    /// <summary>Returns the speakers of a submission that requests no comparison.</summary>
    public static NamedSpeakers Unchanged(IReadOnlyList<ProcessedSpeaker> speakers) =>
        new(speakers, new Dictionary<int, VoiceDecision>(), new Dictionary<string, string>(StringComparer.Ordinal), []);

    /// <summary>
    /// Decides for each speaker. A name, address or id that the submission gives counts more than a voice, and so does the name of an earlier
    /// member that the speaker became.
    /// </summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="speakers">The speakers of the recording.</param>
    /// <param name="earlier">The members of an appended part, by speaker number.</param>
    /// <param name="people">The registered people; null if the server has none.</param>
    public static NamedSpeakers Decide(
        IUnitOfWork unit,
        long conversation,
        IReadOnlyList<ProcessedSpeaker> speakers,
        IReadOnlyDictionary<int, SpeakerDecision> earlier,
        IReadOnlyList<KnownPerson>? people)
    {
        if (people is null)
            return Unchanged(speakers) with { Notes = [Off], Decisions = speakers.ToDictionary(speaker => speaker.Number, _ => No(null, Off)) };
        if (speakers.All(speaker => speaker.Voice is null))
        {
            return Unchanged(speakers) with
            {
                Notes = [NoSpeakers],
                Decisions = speakers.ToDictionary(speaker => speaker.Number, _ => No(null, TooLittle)),
            };
        }

        var members = unit.Members.List(conversation);
        var named = speakers.ToDictionary(speaker => speaker.Number);
        var decisions = new Dictionary<int, VoiceDecision>();
        var renames = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new List<ProcessedSpeaker>();
        var matched = new List<string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var speaker in speakers)
        {
            var name = members.FirstOrDefault(member => member.Id == MemberOf(speaker))?.Name ?? speaker.Name;
            if (SpeakerLabels.IsLabel(name) && speaker is { Email: null, UserId: null })
            {
                open.Add(speaker);
                continue;
            }

            taken.Add(name);
            decisions[speaker.Number] = No(null, $"The speaker is already identified: {name}.");
        }

        var candidates = people.Where(person => !taken.Contains(person.Name)).ToList();
        var matches = VoiceMatching.Match(
            [.. open.Select(speaker => speaker.Voice is { } voice ? VoicePrint.FromBytes(voice.Span) : null)],
            [.. candidates.Select(person => person.Prints)],
            VoiceMatching.LeastRegisteredProbability);
        for (var index = 0; index < open.Count; index++)
        {
            var (speaker, match) = (open[index], matches[index]);
            decisions[speaker.Number] = match.Known is { } known
                ? Name(speaker, candidates[known].Name, match.Probability)
                : No(match.Probability, candidates.Count > 0 ? Reason(match.Obstacle) : people.Count == 0 ? NoVoices : Others);
        }

        var note = matched.Count == 0
            ? "No speaker matches a registered voice clearly."
            : $"Registered voices name speakers: {string.Join(", ", matched)}.";
        return new NamedSpeakers([.. speakers.Select(speaker => named[speaker.Number])], decisions, renames, [note]);

        string? MemberOf(ProcessedSpeaker speaker) => earlier.GetValueOrDefault(speaker.Number)?.Member;

        VoiceDecision Name(ProcessedSpeaker speaker, string name, double? probability)
        {
            var same = members.Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
            var member = MemberOf(speaker);
            // Members are never merged without the user.
            if (same.Count > 1 || (member is not null && same.Count > 0))
            {
                return No(
                    probability,
                    $"The voice matches the registered voice of {name}, but the conversation has a member of that name. To merge them, use Merge-SymblSpeaker.");
            }

            if (member is null)
                named[speaker.Number] = speaker with { Name = same.Count == 1 ? same[0].Name : name, IsKnownByName = true };
            else
                renames[member] = name;
            matched.Add(string.Create(CultureInfo.InvariantCulture, $"{name} ({Math.Floor(100 * probability.GetValueOrDefault())} %)"));
            return new VoiceDecision(true, probability, $"The voice matches the registered voice of {name}.");
        }
    }

    private static VoiceDecision No(double? probability, string reason) => new(false, probability, reason);

    private static string Reason(VoiceObstacle? obstacle) => obstacle switch
    {
        VoiceObstacle.TooLittleSpeech => TooLittle,
        VoiceObstacle.DifferentBandwidth => OtherBandwidth,
        _ => Unclear,
    };
}
