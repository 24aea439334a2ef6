using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Submissions;

/// <summary>Reads the parts that all submissions share, and answers accepted submissions.</summary>
internal sealed class SubmissionRequests(IStore store, KnownVoiceService voices)
{
    /// <summary>Reads the conversation that the path names, and the fault that a test set for the job.</summary>
    /// <exception cref="ApiException">404: the conversation does not exist.</exception>
    /// <exception cref="Symbl.Domain.RefusedException">The submission requests registered voices, and the server has none.</exception>
    public SubmissionTarget Target(HttpContext context, SubmissionOptions options)
    {
        if (options.KnownVoices is true)
            voices.RequireOn();
        return new SubmissionTarget(ConversationToAppendTo(context), options, context.Features.Get<JobFault>());
    }

    /// <summary>Answers an accepted submission.</summary>
    public static Task AnswerAsync(HttpContext context, AcceptedSubmission accepted) => context.AnswerAsync(
        new AcceptedResponse(NumericId.Text(accepted.ConversationId), accepted.JobId),
        SubmissionJson.Wire.AcceptedResponse,
        StatusCodes.Status201Created);

    private long? ConversationToAppendTo(HttpContext context)
    {
        if (context.GetRouteValue("conversationId") is not string text)
            return null;
        return NumericId.TryParse(text, out var id) && store.Read(unit => unit.Conversations.Exists(id))
            ? id
            : throw ApiException.ConversationNotFound();
    }
}
