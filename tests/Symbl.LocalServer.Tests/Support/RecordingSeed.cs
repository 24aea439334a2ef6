using Microsoft.Extensions.DependencyInjection;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.LocalServer.Options;
using Symbl.Platform.Files;
using Symbl.Storage;

namespace Symbl.LocalServer.Tests.Support;

/// <summary>Puts jobs into a data folder while no server runs.</summary>
internal sealed class RecordingSeed : IDisposable
{
    private readonly DataFolder _folder;
    private readonly Database _database;

    public RecordingSeed(string dataPath)
    {
        _folder = DataFolder.Open(dataPath);
        _database = new Database(_folder);
    }

    public async Task AddAsync(string url)
    {
        var jobs = new JobStore(_database, new ServerOptions(), TimeProvider.System);
        await jobs.TryReserveAsync(CancellationToken.None);
        await jobs.AddAsync(
            new NewJob(Guid.NewGuid().ToString(), url, null, null, null, new SubmissionOptions(), null), null, CancellationToken.None);
    }

    public static IReadOnlyList<string> Jobs(IServiceProvider services) =>
        services.GetRequiredService<Database>().Read(connection => connection.Query(row => row.GetString(0), "SELECT id FROM jobs"));

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
