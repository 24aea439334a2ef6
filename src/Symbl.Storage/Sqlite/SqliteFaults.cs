using Microsoft.Data.Sqlite;

namespace Symbl.Storage.Sqlite;

/// <summary>Converts errors of SQLite to errors of the store.</summary>
internal static class SqliteFaults
{
    // Result codes of SQLite: https://www.sqlite.org/rescode.html
    private const int Permission = 3;
    private const int Busy = 5;
    private const int TableLocked = 6;
    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>Returns the kind of an error.</summary>
    public static StorageFault Of(int code) => code switch
    {
        Full => StorageFault.Full,
        Busy or TableLocked => StorageFault.Locked,
        Permission or ReadOnly or CannotOpen => StorageFault.ReadOnly,
        _ => StorageFault.Other,
    };

    /// <summary>Creates the error of the store.</summary>
    /// <param name="failure">The error of SQLite.</param>
    /// <param name="databasePath">The path of the database.</param>
    public static StorageException Convert(SqliteException failure, string databasePath)
    {
        var fault = Of(failure.SqliteErrorCode);
        // SQLite reports a write to a full disk as an I/O error if the system reports no reason. The free space distinguishes them.
        if (fault == StorageFault.Other && DiskFaults.IsFull(databasePath))
            fault = StorageFault.Full;
        return new StorageException(failure.Message, failure, fault);
    }
}
