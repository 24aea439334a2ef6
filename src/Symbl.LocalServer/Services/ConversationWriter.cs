using System.Globalization;
using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.Domain.Text;
using Symbl.Language.Text;
using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.Options;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>
/// Writes the content of conversations: members, turns and messages. A job writes its whole result at its end. A live session can write
/// message
/// by message.
/// </summary>
internal sealed class ConversationWriter(IStore store, JobLedger ledger, ServerOptions options, KnownVoiceService voices)
    : IJobResults
{
    /// <summary>Appends the result of a job to its conversation and completes the job.</summary>
    /// <returns>False if the job no longer exists, has ended, or has a newer lease. Nothing is then written.</returns>
    public Task<bool> CompleteAsync(JobWork job, ProcessedRecording recording)
    {
        var comparesKnown = job.Options.KnownVoices is true;
        var people = comparesKnown && voices.IsOn ? voices.People() : null;
        return store.WriteAsync(
            unit =>
            {
                if (Placement.Of(unit, job.ConversationId, recording) is not { } place)
                    return false;
                if (!ledger.Finish(unit, job, JobStatus.Completed, null))
                    return false;
                var submission = job.Options with { LanguageCode = LanguageOf(job, recording) };
                var decisions = AppendedVoices.Decide(unit, job.ConversationId, recording.Speakers, options.VoicePrints);
                var named = comparesKnown
                    ? KnownSpeakers.Decide(unit, job.ConversationId, recording.Speakers, decisions, people)
                    : KnownSpeakers.Unchanged(recording.Speakers);
                foreach (var (member, name) in named.Renames)
                    unit.Members.Change(member, name, null);
                var content = recording with { Speakers = named.Speakers };
                var members = Write(unit, job.ConversationId, submission.LanguageCode, content, place, decisions);
                if (options.VoicePrints)
                    StoreVoices(unit, job.ConversationId, content.Speakers, members);
                var notes = NotesOf(place, submission.LanguageCode)
                    .Concat(VoiceNotes(unit.Members.List(job.ConversationId), content, members, decisions)).Concat(named.Notes);
                unit.Jobs.Describe(job.Id, Placed(recording.Provenance, place, members, decisions, named.Decisions, notes));
                AnalysisSettingsService.Extend(unit, job.ConversationId, submission);
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>Appends speakers, turns and messages at the end of a conversation.</summary>
    public static void Append(IUnitOfWork unit, long conversation, string language, ProcessedRecording recording) =>
        Write(unit, conversation, language, recording, Placement.Of(unit, conversation, recording)!, new Dictionary<int, SpeakerDecision>());

    /// <summary>Finds or adds the members for the speakers of a recording.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="speakers">The speakers.</param>
    /// <param name="decisions">Members that are known by voice, by speaker number.</param>
    /// <returns>The member ids by speaker number.</returns>
    private static Dictionary<int, string> AddMembers(
        IUnitOfWork unit,
        long conversation,
        IEnumerable<ProcessedSpeaker> speakers,
        IReadOnlyDictionary<int, SpeakerDecision> decisions)
    {
        var names = new SpeakerLabels(unit.Members.List(conversation).Select(member => member.Name));
        return speakers.ToDictionary(
            speaker => speaker.Number,
            speaker => Identify(unit, conversation, speaker)
                ?? decisions.GetValueOrDefault(speaker.Number)?.Member
                ?? unit.Members.Add(conversation, names.Take(speaker.Name), speaker.Email, speaker.UserId));
    }

    /// <summary>
    /// Finds the member that a speaker is. A speaker becomes a new member even under a known name, unless the caller gave the name or an id that
    /// identifies the person.
    /// </summary>
    /// <returns>The id of the member; null if the submission does not identify the speaker.</returns>
    public static string? Identify(IUnitOfWork unit, long conversation, ProcessedSpeaker speaker) => speaker switch
    {
        { Email: { } email } => unit.Members.FindByEmail(conversation, email),
        { UserId: { } userId } => unit.Members.FindByUserId(conversation, userId),
        { IsKnownByName: true } => unit.Members.FindByName(conversation, speaker.Name),
        _ => null,
    };

    /// <summary>Adds turns and messages of existing members and extends the duration of the conversation.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="language">The BCP-47 language tag of the messages.</param>
    /// <param name="members">The member ids by speaker number.</param>
    /// <param name="content">Turns, messages and duration. Offsets start at <paramref name="place"/>.</param>
    /// <param name="place">The offset of the content in the conversation.</param>
    public static void AddContent(
        IUnitOfWork unit,
        long conversation,
        string language,
        IReadOnlyDictionary<int, string> members,
        ProcessedRecording content,
        Placement place)
    {
        unit.Messages.AddTurns(
            conversation,
            content.Turns.Select(turn => new AnalyticsTurn(members[turn.Speaker], place.Offset + turn.Start, place.Offset + turn.End)));
        unit.Messages.Add(conversation, [.. content.Messages.Select(message => Placed(message, language, members, place.Offset))]);
        unit.Conversations.Extend(conversation, place.StartTime, place.Offset + content.Duration);
        unit.Conversations.Touch(conversation);
    }

    // A detected language has no region. A recording whose language could not be detected has the language of submissions without one.
    private static string LanguageOf(JobWork job, ProcessedRecording recording) =>
        !Languages.IsDetected(job.Options.LanguageCode) ? job.Options.LanguageCode : recording.DetectedLanguage ?? SubmissionOptions.DefaultLanguage;

    private static Dictionary<int, string> Write(
        IUnitOfWork unit,
        long conversation,
        string language,
        ProcessedRecording recording,
        Placement place,
        IReadOnlyDictionary<int, SpeakerDecision> decisions)
    {
        var members = AddMembers(unit, conversation, recording.Speakers, decisions);
        AddContent(unit, conversation, language, members, recording, place);
        return members;
    }

    private static MessageRow Placed(
        ProcessedMessage message, string language, IReadOnlyDictionary<int, string> members, TimeSpan offset) => new(
        Id: 0,
        members[message.Speaker],
        language,
        offset + message.Start,
        offset + message.End,
        message.Text,
        message.Phrases,
        [.. message.Words.Select(word => word with { Start = offset + word.Start, End = offset + word.End })])
        {
            Confidence = message.Confidence,
        };

    // Converts the provenance of a recording to the members and offsets of its conversation.
    private static RecordingProvenance Placed(
        RecordingProvenance how,
        Placement place,
        Dictionary<int, string> members,
        IReadOnlyDictionary<int, SpeakerDecision> decisions,
        IReadOnlyDictionary<int, VoiceDecision> known,
        IEnumerable<string> notes) => how with
        {
            Notes = [.. how.Notes, .. notes],
            Separation = how.Separation is null ? null : how.Separation with
            {
                Speakers = [.. how.Separation.Speakers.Select(speaker => speaker with
                {
                    MemberId = members[speaker.Number],
                    Voice = decisions.GetValueOrDefault(speaker.Number)?.Decision,
                    KnownVoice = known.GetValueOrDefault(speaker.Number),
                })],
                UncertainSpans =
            [
                .. how.Separation.UncertainSpans.Select(span => new UncertainSpan(place.Offset + span.Start, place.Offset + span.End)),
            ],
            },
        };

    private static void StoreVoices(
        IUnitOfWork unit, long conversation, IEnumerable<ProcessedSpeaker> speakers, Dictionary<int, string> members)
    {
        foreach (var speaker in speakers)
        {
            if (speaker.Voice is { } voice)
                unit.Voices.Add(conversation, members[speaker.Number], voice);
        }
    }

    private static IEnumerable<string> NotesOf(Placement place, string language)
    {
        if (place.Note is { } note)
            yield return note;
        if (LanguageFeatures.Of([], language).NotAvailable is { Count: > 0 } missing)
            yield return $"Not available for {language}: {string.Join(", ", missing)}. The rules of the local server read English.";
    }

    private static IEnumerable<string> VoiceNotes(
        IReadOnlyList<MemberRow> rows,
        ProcessedRecording recording,
        Dictionary<int, string> members,
        IReadOnlyDictionary<int, SpeakerDecision> decisions)
    {
        var names = rows.ToDictionary(member => member.Id, member => member.Name, StringComparer.Ordinal);
        var matched = decisions.Where(pair => pair.Value is { Member: not null, Decision.Probability: not null })
            .OrderBy(pair => pair.Key)
            .Select(pair => string.Create(
                CultureInfo.InvariantCulture, $"{names[pair.Value.Member!]} ({Math.Floor(100 * pair.Value.Decision.Probability!.Value)} %)"))
            .ToList();
        if (matched.Count > 0)
            yield return $"Voices of the appended part match earlier speakers: {string.Join(", ", matched)}.";
        var relabeled = recording.Speakers
            .Where(speaker => decisions.GetValueOrDefault(speaker.Number)?.Member is null)
            .Select(speaker => (speaker.Name, Given: names[members[speaker.Number]]))
            .Where(pair => SpeakerLabels.IsLabel(pair.Name) && SpeakerLabels.IsLabel(pair.Given) && pair.Name != pair.Given)
            .Select(pair => pair.Given).ToList();
        if (relabeled.Count > 0)
            yield return $"Speakers of the appended part who match no earlier speaker clearly got new labels: {string.Join(", ", relabeled)}.";
    }
}
