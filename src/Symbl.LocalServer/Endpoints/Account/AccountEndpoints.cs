namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Registers what an account defines.</summary>
internal static class AccountEndpoints
{
    public static void AddAccount(this IServiceCollection services)
    {
        services.AddSingleton<DocumentService>();
        services.AddSingleton<TrackerWrites>();
        services.AddSingleton<IEndpoints, TrackerEndpoints>();
        services.AddSingleton<IEndpoints, SettingsEndpoints>();
    }
}
