using Symbl.Domain.Recordings;
using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Services;
using Symbl.Platform.Files;
using Symbl.Recognition.Recognizers;
using Symbl.Recognition.Voices;
using Symbl.Storage.Composition;

namespace Symbl.LocalServer.Hosting;

/// <summary>Registers the services that process jobs. A server and a process for jobs only share them.</summary>
internal static class JobServices
{
    public static void AddJobs(this IServiceCollection services, DataFolder folder, RecognizerSelection recognizer, VoiceSelection voices)
    {
        services.AddSingleton(recognizer);
        services.AddSingleton(voices);
        services.AddSingleton(_ => DataFolderStores.OpenStore(folder));
        services.AddSingleton(_ => DataFolderStores.OpenRecordings(folder));
        services.AddSingleton(_ => DataFolderStores.OpenKnownVoices(folder));
        services.AddSingleton<KnownVoiceService>();
        services.AddSingleton<JobLeases>();
        services.AddSingleton<JobLedger>();
        services.AddSingleton<JobProgress>();
        services.AddSingleton<RecordingFetcher>();
        services.AddSingleton<IRecordingProcessor>(provider =>
            RecognizerServices.Processor(folder, recognizer, voices, provider.GetRequiredService<ServerOptions>().VoicePrints));
        services.AddSingleton<IJobResults, ConversationWriter>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<JobWorkers>();
        services.AddHostedService(provider => provider.GetRequiredService<JobWorkers>());
    }
}
