using Microsoft.Data.Sqlite;
using Symbl.Platform.Files;
using Symbl.Platform.Processes;

namespace Symbl.Storage.Sqlite;

/// <summary>The store of a data folder, in one SQLite database. One connection writes; readers have connections of their own.</summary>
internal sealed class SqliteStore : IStore, IDisposable
{
    // SQLite waits this long for a lock of another program, such as a backup.
    private const int LockSeconds = 5;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _path;
    private readonly SqliteConnection _writer;
    private readonly string _readers;
    private readonly SqliteUnitOfWork _unit;

    /// <summary>Opens the database of a data folder, and creates or updates its tables.</summary>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="StartupException">The file cannot be used.</exception>
    public SqliteStore(DataFolder folder)
    {
        // SQLite gives its side files the mode of the database file.
        PrivateFile.Create(folder.DatabasePath, FileMode.OpenOrCreate).Dispose();
        _path = folder.DatabasePath;
        _readers = new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = SqliteOpenMode.ReadOnly,
            DefaultTimeout = LockSeconds,
        }.ToString();
        _writer = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = _path,
                Pooling = false,
                ForeignKeys = true,
                DefaultTimeout = LockSeconds,
            }.ToString());
        try
        {
            _writer.Open();
            _writer.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
            Schema.Migrate(_writer);
            _unit = new SqliteUnitOfWork(_writer);
        }
        catch (SqliteException e)
        {
            _writer.Dispose();
            throw new StartupException(ExitCode.Failure, $"the database '{folder.DatabasePath}' cannot be used: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<IUnitOfWork, T> work, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            using var transaction = _writer.BeginTransaction();
            var result = work(_unit);
            transaction.Commit();
            return result;
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Convert(e, _path);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public ISnapshot Read()
    {
        var connection = new SqliteConnection(_readers);
        try
        {
            connection.Open();
            var transaction = connection.BeginTransaction(deferred: true);
            // The state is that of the first read, so there is one at once.
            connection.Scalar<long>("SELECT next FROM id_counter");
            return new SqliteSnapshot(connection, transaction);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteFaults.Convert(e, _path);
        }
    }

    /// <inheritdoc/>
    public T Read<T>(Func<IUnitOfWork, T> read)
    {
        using var snapshot = Read();
        try
        {
            return read(snapshot);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Convert(e, _path);
        }
    }

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(_readers))
            SqliteConnection.ClearPool(pooled);
        _writer.Dispose();
        _gate.Dispose();
    }
}
