using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.Domain.Text;
using Symbl.Language.Text;
using Symbl.LocalServer.Jobs;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>
/// Writes the content of conversations: members, turns and messages. A job writes its whole result at its end. A live session can write
/// message
/// by message.
/// </summary>
internal sealed class ConversationWriter(IStore store, JobLedger ledger) : IJobResults
{
    /// <summary>Appends the result of a job to its conversation and completes the job.</summary>
    /// <returns>False if the job no longer exists, has ended, or has a newer lease. Nothing is then written.</returns>
    public Task<bool> CompleteAsync(JobWork job, ProcessedRecording recording) =>
        store.WriteAsync(
            unit =>
            {
                if (Placement.Of(unit, job.ConversationId, recording) is not { } place)
                    return false;
                if (!ledger.Finish(unit, job, JobStatus.Completed, null))
                    return false;
                var options = job.Options with { LanguageCode = LanguageOf(job, recording) };
                var members = Write(unit, job.ConversationId, options.LanguageCode, recording, place);
                var notes = NotesOf(place, Relabeled(unit, job.ConversationId, recording, members), options.LanguageCode);
                unit.Jobs.Describe(job.Id, Placed(recording.Provenance, place, members, notes));
                AnalysisSettingsService.Extend(unit, job.ConversationId, options);
                return true;
            },
            CancellationToken.None);

    /// <summary>Appends speakers, turns and messages at the end of a conversation.</summary>
    public static void Append(IUnitOfWork unit, long conversation, string language, ProcessedRecording recording) =>
        Write(unit, conversation, language, recording, Placement.Of(unit, conversation, recording)!);

    /// <summary>Finds or adds the members for the speakers of a recording.</summary>
    /// <returns>The member ids by speaker number.</returns>
    public static Dictionary<int, string> AddMembers(IUnitOfWork unit, long conversation, IEnumerable<ProcessedSpeaker> speakers)
    {
        var names = new SpeakerLabels(unit.Members.List(conversation).Select(member => member.Name));
        return speakers.ToDictionary(speaker => speaker.Number, speaker => MemberOf(unit, conversation, speaker, names));
    }

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
        IUnitOfWork unit, long conversation, string language, ProcessedRecording recording, Placement place)
    {
        var members = AddMembers(unit, conversation, recording.Speakers);
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
        RecordingProvenance how, Placement place, Dictionary<int, string> members, IEnumerable<string> notes) => how with
        {
            Notes = [.. how.Notes, .. notes],
            Separation = how.Separation is null ? null : how.Separation with
            {
                Speakers = [.. how.Separation.Speakers.Select(speaker => speaker with { MemberId = members[speaker.Number] })],
                UncertainSpans =
            [
                .. how.Separation.UncertainSpans.Select(span => new UncertainSpan(place.Offset + span.Start, place.Offset + span.End)),
            ],
            },
        };

    private static IReadOnlyList<string> Relabeled(
        IUnitOfWork unit, long conversation, ProcessedRecording recording, Dictionary<int, string> members)
    {
        var names = unit.Members.List(conversation).ToDictionary(member => member.Id, member => member.Name, StringComparer.Ordinal);
        return [.. recording.Speakers.Select(speaker => (speaker.Name, Given: names[members[speaker.Number]]))
            .Where(pair => SpeakerLabels.IsLabel(pair.Name) && SpeakerLabels.IsLabel(pair.Given) && pair.Name != pair.Given)
            .Select(pair => pair.Given)];
    }

    private static IEnumerable<string> NotesOf(Placement place, IReadOnlyList<string> relabeled, string language)
    {
        if (place.Note is { } note)
            yield return note;
        if (LanguageFeatures.Of([], language).NotAvailable is { Count: > 0 } missing)
            yield return $"Not available for {language}: {string.Join(", ", missing)}. The rules of the local server read English.";
        if (relabeled.Count > 0)
        {
            yield return "The server does not compare the voices of an appended part with earlier parts. "
                + $"Its speakers got new labels: {string.Join(", ", relabeled)}.";
        }
    }

    // A speaker becomes a new member even under a known name, unless the caller gave the name or an id that identifies the person.
    private static string MemberOf(IUnitOfWork unit, long conversation, ProcessedSpeaker speaker, SpeakerLabels labels)
    {
        var known = speaker switch
        {
            { Email: { } email } => unit.Members.FindByEmail(conversation, email),
            { UserId: { } userId } => unit.Members.FindByUserId(conversation, userId),
            { IsKnownByName: true } => unit.Members.FindByName(conversation, speaker.Name),
            _ => null,
        };
        if (known is not null)
            return known;
        return unit.Members.Add(conversation, labels.Take(speaker.Name), speaker.Email, speaker.UserId);
    }
}
