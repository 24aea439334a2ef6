using Symbl.Domain.Analysis;
using Symbl.Domain.Filters;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Endpoints.Nebula;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.LanguageModel;
using Symbl.Storage.Account;

namespace Symbl.LocalServer.Hosting;

/// <summary>Registers what an account defines, and its language model.</summary>
internal static class AccountServices
{
    public static void AddAccount(this IServiceCollection services)
    {
        services.AddSingleton<AccountResourceService>();
        services.AddSingleton<TrackerWrites>();
        services.AddSingleton<AccountDefinitions>();
        services.AddSingleton<IAccountDefinitions>(provider => provider.GetRequiredService<AccountDefinitions>());
        services.AddSingleton<IRedactionDefinitions>(provider => provider.GetRequiredService<AccountDefinitions>());
        services.AddSingleton<ICallScoreDefinitions>(provider => provider.GetRequiredService<AccountDefinitions>());
        services.AddSingleton<IConversationGroups>(provider => provider.GetRequiredService<AccountDefinitions>());
        services.AddSingleton<IEndpoints, TrackerEndpoints>();
        services.AddSingleton<IEndpoints, EntityDefinitionEndpoints>();
        services.AddSingleton<IEndpoints, GroupEndpoints>();
        services.AddSingleton<IEndpoints, CriteriaEndpoints>();
        services.AddSingleton<IEndpoints, ScorecardEndpoints>();
        services.AddSingleton<IEndpoints, AssistantEndpoints>();
        services.AddSingleton<IEndpoints, SettingsEndpoints>();
    }

    public static void AddModel(this IServiceCollection services)
    {
        services.AddSingleton<ModelClient>();
        services.AddSingleton<IEndpoints, NebulaEndpoints>();
    }
}
