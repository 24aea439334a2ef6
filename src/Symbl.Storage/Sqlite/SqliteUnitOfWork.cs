using Microsoft.Data.Sqlite;

namespace Symbl.Storage.Sqlite;

/// <summary>The stores on one connection.</summary>
internal class SqliteUnitOfWork : IUnitOfWork
{
    private readonly SqliteConnection _connection;

    public SqliteUnitOfWork(SqliteConnection connection)
    {
        _connection = connection;
        Conversations = new SqliteConversationStore(connection);
        Members = new SqliteMemberStore(connection);
        Voices = new SqliteVoiceStore(connection);
        Messages = new SqliteMessageStore(connection);
        Jobs = new SqliteJobStore(connection);
        Webhooks = new SqliteWebhookStore(connection);
        Bookmarks = new SqliteBookmarkStore(connection);
        Resources = new SqliteAccountResourceStore(connection);
        Settings = new SqliteSettingsStore(connection);
        Definitions = new AccountDefinitions(Resources, Settings);
    }

    public IConversationStore Conversations { get; }

    public IMemberStore Members { get; }

    public IVoiceStore Voices { get; }

    public IMessageStore Messages { get; }

    public IJobStore Jobs { get; }

    public IWebhookStore Webhooks { get; }

    public IBookmarkStore Bookmarks { get; }

    public IAccountResourceStore Resources { get; }

    public ISettingsStore Settings { get; }

    public IAccountDefinitions Definitions { get; }

    public long TakeIds(int count = 1) => TakeIds(_connection, count);

    internal static long TakeIds(SqliteConnection connection, int count = 1) =>
        connection.Scalar<long>("UPDATE id_counter SET next = next + $count RETURNING next - $count", ("$count", count));
}

/// <summary>The stores on a connection that reads one state of the database.</summary>
internal sealed class SqliteSnapshot : SqliteUnitOfWork, ISnapshot
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    public SqliteSnapshot(SqliteConnection connection, SqliteTransaction transaction)
        : base(connection) => (_connection, _transaction) = (connection, transaction);

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}
