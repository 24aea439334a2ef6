using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>Assigns messages and turns to the speakers that speaker events name.</summary>
internal sealed class SpeakerEventService(IStore store)
{
    /// <summary>Adds the people of the events as members and assigns messages and turns to them.</summary>
    /// <returns>False if the conversation does not exist.</returns>
    public Task<bool> ApplyAsync(
        long conversation, IReadOnlyList<EventPerson> people, IReadOnlyList<SpeakerEvent> events, CancellationToken cancel) =>
        store.WriteAsync(
            unit =>
            {
                if (unit.Conversations.Find(conversation) is not { } row)
                    return false;
                if (events.Count == 0)
                    return true;
                var spans = SpeakerSpans.Of(events, row.Duration);
                var spoke = unit.Messages.Speakers(conversation).ToHashSet(StringComparer.Ordinal);
                foreach (var person in people)
                    MemberService.Resolve(unit, conversation, person);
                // Resolve the members again after adding them all, because a merge can replace one member by another.
                var members = people.Select(person => MemberService.Resolve(unit, conversation, person)).ToList();
                MoveMessages(unit, conversation, spans, members);
                MoveTurns(unit, conversation, spans, members);
                spoke.ExceptWith(unit.Messages.Speakers(conversation));
                unit.Members.RemoveUnknown(spoke);
                unit.Conversations.Touch(conversation);
                return true;
            },
            cancel);

    private static void MoveMessages(IUnitOfWork unit, long conversation, SpeakerSpans spans, List<string> members) =>
        unit.Messages.SetSpeakers(
        [
            .. unit.Messages.Stream(conversation, words: false)
                .Select(message => (message.Id, Person: spans.Speaker(message.Start, message.End)))
                .Where(message => message.Person is not null)
                .Select(message => (message.Id, members[message.Person!.Value])),
        ]);

    private static void MoveTurns(IUnitOfWork unit, long conversation, SpeakerSpans spans, List<string> members) =>
        unit.Messages.ReplaceTurns(
            conversation,
            [
                .. unit.Messages.Turns(conversation).SelectMany(turn => spans.Cut(turn.Start, turn.End).Select(
                    part => new AnalyticsTurn(part.Person is { } person ? members[person] : turn.MemberId, part.Start, part.End))),
            ]);
}
