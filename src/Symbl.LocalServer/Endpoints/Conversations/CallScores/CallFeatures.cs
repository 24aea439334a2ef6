using System.Text.Json;
using Symbl.Domain.Jobs;
using Symbl.Language.Scoring;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.CallScores;

/// <summary>
/// Returns the status of features that a submission must request: call score and insights. The server creates them with the conversation,
/// so
/// they are complete when its jobs are complete.
/// </summary>
internal sealed class CallFeatures(IStore store, ConversationAnalyses analyses)
{
    public const string CallScore = "callScore";
    public const string Insights = "insights";

    /// <summary>Returns the state of a feature.</summary>
    /// <exception cref="ApiException">404: the conversation does not exist, or no submission requested the feature.</exception>
    public FeatureState State(long conversation, string feature)
    {
        var jobs = store.Read(unit => unit.Conversations.Find(conversation) is null
            ? throw ApiException.ConversationNotFound()
            : unit.Jobs.OfConversation(conversation));
        // Newest first.
        var asked = jobs.Where(job => Asks(job.Options, feature)).Reverse().ToList();
        if (asked.Count == 0)
        {
            throw ApiException.NotFound(
                $"{feature} was not asked for: submit the conversation with \"features\": {{\"featureList\": [\"{feature}\"]}}.");
        }

        var latest = asked[0];
        if (latest.Status is JobStatus.Scheduled or JobStatus.InProgress)
            return new FeatureState(latest.Id, latest.Status, "The conversation is still being processed.");
        if (asked.TrueForAll(job => job.Status == JobStatus.Failed))
            return new FeatureState(latest.Id, JobStatus.Failed, "The job of the conversation failed.");
        var assessment = analyses.Get(conversation).Assessment;
        var obstacle = feature == CallScore ? assessment.ScoreObstacle : assessment.Obstacle;
        return new FeatureState(latest.Id, obstacle is null ? JobStatus.Completed : JobStatus.Failed, obstacle);
    }

    /// <summary>Returns the result of a feature for a conversation.</summary>
    /// <exception cref="ApiException">404: there is no result. The message states the reason.</exception>
    public CallAssessment Get(long conversation, string feature) =>
        State(conversation, feature).Obstacle is { } obstacle ? throw ApiException.NotFound(obstacle) : analyses.Get(conversation).Assessment;

    private static bool Asks(SubmissionOptions options, string feature) =>
        options.Features is { } features && features.TryGetProperty("featureList", out var list) && list.ValueKind == JsonValueKind.Array
        && list.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(feature));
}

/// <summary>The state of a feature.</summary>
/// <param name="JobId">The latest job that requested it.</param>
/// <param name="Status">The status, with the names of job statuses.</param>
/// <param name="Obstacle">The reason for a missing result, or null if there is a result.</param>
internal sealed record FeatureState(string JobId, string Status, string? Obstacle);
