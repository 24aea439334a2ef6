using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Endpoints;

/// <summary>Conversations of any size without recordings, to measure clients with; there only with <c>--testing</c>.</summary>
internal sealed class TestingEndpoints(Database database, TimeProvider clock) : IEndpoints
{
    private const int MaxMessages = 1_000_000;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/local/testing/conversations", CreateAsync);

    private async Task CreateAsync(HttpContext context)
    {
        var fields = Fields.OfBody(await context.ReadObjectAsync());
        var messages = fields.Integer("messages", 0, MaxMessages) ?? 100;
        var recording = SyntheticRecording.Create(
            messages,
            fields.Integer("speakers", 1, 100) ?? 2,
            fields.Integer("wordsPerMessage", 1, 1000) ?? SyntheticRecording.DefaultWordsPerMessage,
            fields.Boolean("words") ?? false);
        var options = new SubmissionOptions { Name = fields.Text("name"), StartTime = fields.Time("startTime") };
        var id = await database.WriteAsync(
            connection =>
            {
                var conversation = ConversationStore.Create(connection, options, clock.GetUtcNow().ToUnixTimeMilliseconds());
                ResultStore.Append(connection, conversation, options.LanguageCode, recording);
                return conversation;
            },
            context.RequestAborted);
        await context.AnswerAsync(
            new TestConversationResponse(IdCounter.Text(id), messages),
            WireJson.Wire.TestConversationResponse,
            StatusCodes.Status201Created);
    }
}
