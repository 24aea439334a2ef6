using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;
using Symbl.Speech.Voices;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>The member for a speaker of an appended part, and the reason.</summary>
/// <param name="Member">Id of the member that existed before; null for a new member.</param>
/// <param name="Decision">The decision, for the provenance.</param>
internal sealed record SpeakerDecision(string? Member, VoiceDecision Decision);

/// <summary>Finds the speakers of an appended part among the members of its conversation, by voice.</summary>
internal static class AppendedVoices
{
    private const string Identified = "The submission identifies the speaker.";
    private const string Off = "The server does not compare voices (--no-voice-prints).";
    private const string NoPrints = "No earlier speaker has a voice print.";
    private const string Unclear = "The voice matches no earlier speaker clearly.";
    private const string TooLittle = "The speech is too short to compare voices.";
    private const string OtherBandwidth = "The parts have different bandwidths, so their voices cannot be compared.";

    /// <summary>
    /// Decides for each speaker. A speaker that the submission identifies is that member. Two speakers never become one member by voice. A name
    /// that the submission gives counts more than a voice.
    /// </summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="speakers">The speakers of the part.</param>
    /// <param name="comparesVoices">Whether the server compares voices.</param>
    /// <returns>The decisions by speaker number; empty if the conversation has no members.</returns>
    public static IReadOnlyDictionary<int, SpeakerDecision> Decide(
        IUnitOfWork unit, long conversation, IReadOnlyList<ProcessedSpeaker> speakers, bool comparesVoices)
    {
        var members = unit.Members.List(conversation);
        var decisions = new Dictionary<int, SpeakerDecision>();
        if (members.Count == 0)
            return decisions;
        foreach (var speaker in speakers)
        {
            if (ConversationWriter.Identify(unit, conversation, speaker) is { } member)
                decisions[speaker.Number] = new SpeakerDecision(member, new VoiceDecision(true, null, Identified));
        }
        var open = speakers.Where(speaker => !decisions.ContainsKey(speaker.Number)).ToList();
        if (!comparesVoices)
        {
            foreach (var speaker in open)
                decisions[speaker.Number] = New(null, Off);
            return decisions;
        }
        var taken = decisions.Values.Select(decision => decision.Member).ToHashSet(StringComparer.Ordinal);
        var prints = unit.Voices.List(conversation);
        var known = members.Where(member => !taken.Contains(member.Id))
            .Select(member => (Member: member, Prints: prints[member.Id].Select(print => VoicePrint.FromBytes(print.Span)).OfType<VoicePrint>().ToList()))
            .Where(person => person.Prints.Count > 0).ToList();
        var matches = VoiceMatching.Match(
            [.. open.Select(speaker => speaker.Voice is { } voice ? VoicePrint.FromBytes(voice.Span) : null)],
            [.. known.Select(person => person.Prints)]);
        for (var index = 0; index < open.Count; index++)
        {
            decisions[open[index].Number] = matches[index].Known is { } person
                ? Matched(open[index], known[person].Member, matches[index].Probability)
                : New(matches[index].Probability, known.Count == 0 ? NoPrints : Reason(matches[index].Obstacle));
        }
        return decisions;
    }

    private static SpeakerDecision Matched(ProcessedSpeaker speaker, MemberRow member, double? probability) =>
        SpeakerLabels.IsLabel(speaker.Name) || speaker.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)
            ? new SpeakerDecision(member.Id, new VoiceDecision(true, probability, $"The voice matches {member.Name}."))
            : New(probability, $"The voice matches {member.Name}, but the submission names the speaker {speaker.Name}.");

    private static SpeakerDecision New(double? probability, string reason) => new(null, new VoiceDecision(false, probability, reason));

    private static string Reason(VoiceObstacle? obstacle) => obstacle switch
    {
        VoiceObstacle.TooLittleSpeech => TooLittle,
        VoiceObstacle.DifferentBandwidth => OtherBandwidth,
        _ => Unclear,
    };
}
