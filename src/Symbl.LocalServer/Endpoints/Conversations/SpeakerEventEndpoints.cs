using System.Text.Json;
using Symbl.Domain.Conversations;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Accepts speaker events: a caller states after the call who spoke when.</summary>
internal sealed class SpeakerEventEndpoints(SpeakerEventService service) : IEndpoints
{
    // A leap year in seconds. Nanoseconds can add about 104 days.
    private const long MostSeconds = 366L * 24 * 60 * 60;
    private const long MostNanoseconds = 9_000_000_000_000_000;
    private const long NanosecondsPerTick = 100;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPut("/v1/conversations/{conversationId}/speakers", PutAsync);

    private async Task PutAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var (people, events) = Read(await context.ReadObjectAsync());
        if (!await service.ApplyAsync(id, people, events, context.RequestAborted))
            throw ApiException.ConversationNotFound();
        await context.AnswerAsync(
            $"Speaker events associated for conversationId: {NumericId.Text(id)} successfully! "
            + "The update should be reflected in all messages and insights along with this conversation");
    }

    private static (IReadOnlyList<EventPerson> People, IReadOnlyList<SpeakerEvent> Events) Read(JsonElement body)
    {
        var items = Fields.OfBody(body).Members("speakerEvents") ?? throw Fields.Wrong("speakerEvents", "is required");
        var people = new List<EventPerson>();
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var events = new List<SpeakerEvent>();
        foreach (var item in items)
        {
            var starts = item.RequiredOneOf("type", "started_speaking", "stopped_speaking") == "started_speaking";
            var person = Person(item);
            if (!known.TryGetValue(Key(person), out var index))
            {
                known.Add(Key(person), index = people.Count);
                people.Add(person);
            }

            // One event can add the name or email address that another event omits.
            people[index] = people[index] with { Name = people[index].Name ?? person.Name, Email = people[index].Email ?? person.Email };
            events.Add(new SpeakerEvent(index, starts, Offset(item.RequiredMember("offset"))));
        }

        return (people, events);
    }

    private static EventPerson Person(Fields item)
    {
        var user = item.RequiredMember("user");
        var person = new EventPerson(user.Text("id"), user.Text("name"), user.Email("email"));
        return person is { Id: null, Name: null, Email: null }
            ? throw Fields.Wrong(item.PathOf("user"), "must contain at least one of [id, name, email]")
            : person;
    }

    private static string Key(EventPerson person) =>
        person.Id is { } id ? "i" + id : person.Email is { } email ? "e" + email : "n" + person.Name;

    private static TimeSpan Offset(Fields offset) => TimeSpan.FromSeconds(offset.Whole("seconds", 0, MostSeconds) ?? 0)
        + new TimeSpan((offset.Whole("nanos", 0, MostNanoseconds) ?? 0) / NanosecondsPerTick);
}
