using Microsoft.Data.Sqlite;
using Symbl.Platform.Files;
using Symbl.Platform.Processes;

namespace Symbl.Storage;

/// <summary>
/// The database of a data folder. One connection writes, one transaction at a time, and a transaction is on the disk when it has ended;
/// any number of connections read beside it, each seeing the state at its start.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SqliteConnection _writer;
    private readonly string _readers;

    /// <exception cref="StartupException">The file cannot be used.</exception>
    public Database(DataFolder folder)
    {
        // SQLite gives its side files the mode of the database file.
        PrivateFile.Create(folder.DatabasePath, FileMode.OpenOrCreate).Dispose();
        _readers = new SqliteConnectionStringBuilder { DataSource = folder.DatabasePath, Mode = SqliteOpenMode.ReadOnly }.ToString();
        _writer = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = folder.DatabasePath, Pooling = false, ForeignKeys = true }.ToString());
        try
        {
            _writer.Open();
            _writer.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
            Schema.Migrate(_writer);
        }
        catch (SqliteException e)
        {
            _writer.Dispose();
            throw new StartupException(ExitCode.Failure, $"the database '{folder.DatabasePath}' cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Runs work in a transaction; it is durable when the task has ended, and undone when work throws.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            using var transaction = _writer.BeginTransaction();
            var result = work(_writer);
            transaction.Commit();
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<SqliteConnection> work, CancellationToken cancel) =>
        WriteAsync(
            connection =>
            {
                work(connection);
                return true;
            },
            cancel);

    /// <summary>A connection that reads one state of the database until it is disposed.</summary>
    public Snapshot Read()
    {
        var connection = new SqliteConnection(_readers);
        try
        {
            connection.Open();
            return new Snapshot(connection, connection.BeginTransaction(deferred: true));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public T Read<T>(Func<SqliteConnection, T> read)
    {
        using var snapshot = Read();
        return read(snapshot.Connection);
    }

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(_readers))
            SqliteConnection.ClearPool(pooled);
        _writer.Dispose();
        _gate.Dispose();
    }
}

/// <summary>One state of the database.</summary>
internal sealed class Snapshot(SqliteConnection connection, SqliteTransaction transaction) : IDisposable
{
    public SqliteConnection Connection { get; } = connection;

    public void Dispose()
    {
        transaction.Dispose();
        Connection.Dispose();
    }
}
