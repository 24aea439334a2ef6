using Symbl.LocalServer.Analysis;
using Symbl.LocalServer.Analysis.Entities;
using Symbl.LocalServer.Analysis.Scoring;
using Symbl.LocalServer.Analysis.Tracking;

namespace Symbl.LocalServer.Endpoints.Findings;

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
