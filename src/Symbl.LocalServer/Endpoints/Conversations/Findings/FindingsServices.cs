using Symbl.Language.Entities;
using Symbl.Language.Scoring;
using Symbl.Language.Tracking;
using Symbl.LocalServer.Endpoints.Conversations.CallScores;
using Symbl.LocalServer.Endpoints.Conversations.Entities;
using Symbl.LocalServer.Endpoints.Conversations.Trackers;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;

namespace Symbl.LocalServer.Endpoints.Conversations.Findings;

/// <summary>What is found in messages: entities, trackers, scores.</summary>
internal static class FindingsServices
{
    /// <summary>Adds the operations on what is found, and what finds it.</summary>
    public static IServiceCollection AddFindings(this IServiceCollection services) => services
        .AddAnalysis(input => new ConversationEntities(input))
        .AddAnalysis(input => new ConversationTrackers(input))
        .AddAnalysis(input => new CallAssessment(input))
        .AddSingleton<CallFeatures>()
        .AddSingleton<IEndpoints, EntityEndpoints>()
        .AddSingleton<IEndpoints, DetectedTrackerEndpoints>()
        .AddSingleton<IEndpoints, CallScoreEndpoints>();
}
