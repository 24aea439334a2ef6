using Symbl.Domain.Analysis;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>Registers what is made of conversations.</summary>
internal static class AnalysisServices
{
    /// <summary>Adds something that is made of a conversation when it is first asked for, and kept; see <see cref="AnalysisCache{T}"/>.</summary>
    public static IServiceCollection AddAnalysis<T>(this IServiceCollection services, Func<AnalysisInput, T> analyse)
        where T : class =>
        services.AddSingleton(provider => new AnalysisCache<T>(provider.GetRequiredService<Database>(), analyse));
}
