using System.Globalization;
using System.Text.Json;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Testing;

/// <summary>
/// Creates conversations of any size and number without recordings, to measure clients. Available only with <c>--testing</c>. If a request
/// creates several, each starts a minute before the previous one and has metadata with an agent and a number.
/// </summary>
[TestingOnly]
internal sealed class TestingEndpoints(IStore store, TimeProvider clock) : IEndpoints
{
    private const int MaxMessages = 1_000_000;
    private const int MaxConversations = 100_000;
    private const int Agents = 10;
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/local/testing/conversations", CreateAsync);

    private async Task CreateAsync(HttpContext context)
    {
        var fields = Fields.OfBody(await context.ReadObjectAsync());
        var wanted = new Wanted(
            fields.Integer("conversations", 1, MaxConversations) ?? 1,
            fields.Integer("messages", 0, MaxMessages) ?? 100,
            fields.Integer("speakers", 1, 100) ?? 2,
            fields.Integer("wordsPerMessage", 1, 1000) ?? SyntheticRecording.DefaultWordsPerMessage,
            fields.Boolean("words") ?? false,
            fields.Text("name"),
            fields.Time("startTime") ?? clock.GetUtcNow());
        if ((long)wanted.Conversations * wanted.Messages > MaxMessages)
            throw Fields.Wrong("messages", string.Create(CultureInfo.InvariantCulture, $"must not be more than {MaxMessages} in all"));
        var ids = await store.WriteAsync(unit => Create(unit, wanted, context.RequestAborted), context.RequestAborted);
        await context.AnswerAsync(
            new TestConversationResponse(ids[0], wanted.Messages, ids.Count > 1 ? ids : null),
            TestingJson.Wire.TestConversationResponse,
            StatusCodes.Status201Created);
    }

    private static List<string> Create(IUnitOfWork unit, Wanted wanted, CancellationToken cancel)
    {
        var ids = new List<string>(wanted.Conversations);
        for (var i = 0; i < wanted.Conversations; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var recording = SyntheticRecording.Create(wanted.Messages, wanted.Speakers, wanted.WordsPerMessage, wanted.Words, i);
            var options = wanted.Conversations == 1
                ? new SubmissionOptions { Name = wanted.Name, StartTime = wanted.StartTime }
                : Numbered(wanted, i);
            var conversation = SubmissionService.AddConversation(unit, options, wanted.StartTime);
            ConversationWriter.Append(unit, conversation, options.LanguageCode, recording);
            ids.Add(NumericId.Text(conversation));
        }

        return ids;
    }

    private static SubmissionOptions Numbered(Wanted wanted, int index)
    {
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        var agent = string.Create(CultureInfo.InvariantCulture, $"agent-{(index % Agents) + 1}");
        return new SubmissionOptions
        {
            Name = wanted.Name is null ? null : $"{wanted.Name} {number}",
            StartTime = wanted.StartTime - (Apart * index),
            Metadata = JsonSerializer.SerializeToElement(
                new Dictionary<string, string> { ["agentId"] = agent, ["number"] = number }, TestingJson.Wire.DictionaryStringString),
        };
    }

    private sealed record Wanted(
        int Conversations, int Messages, int Speakers, int WordsPerMessage, bool Words, string? Name, DateTimeOffset StartTime);
}
