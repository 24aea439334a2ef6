using System.Text.Json;
using Symbl.Domain.Jobs;
using Symbl.Language.Scoring;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.CallScores;

/// <summary>
/// How far the features of a conversation are that have to be asked for: call score and insights. They are made with the conversation, so
/// they are done when its jobs are.
/// </summary>
internal sealed class CallFeatures(IStore store, ConversationAnalyses analyses)
{
    public const string CallScore = "callScore";
    public const string Insights = "insights";

    /// <summary>The state of a feature.</summary>
    /// <exception cref="ApiException">404: no such conversation, or the feature was not asked for.</exception>
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

    /// <summary>What was made of a conversation for a feature.</summary>
    /// <exception cref="ApiException">404: there is nothing, and the message says why.</exception>
    public CallAssessment Get(long conversation, string feature) =>
        State(conversation, feature).Obstacle is { } obstacle ? throw ApiException.NotFound(obstacle) : analyses.Get(conversation).Assessment;

    private static bool Asks(SubmissionOptions options, string feature) =>
        options.Features is { } features && features.TryGetProperty("featureList", out var list) && list.ValueKind == JsonValueKind.Array
        && list.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(feature));
}

/// <summary>How far a feature is.</summary>
/// <param name="JobId">The job that asked for it.</param>
/// <param name="Status">State, of the names jobs have.</param>
/// <param name="Obstacle">Why there is nothing to be had; null when there is.</param>
internal sealed record FeatureState(string JobId, string Status, string? Obstacle);
