using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Symbl.LocalServer.Storage;

/// <summary>16-digit ids of conversations and messages: below 2^53, growing, never used twice.</summary>
internal static class IdCounter
{
    /// <summary>Takes a run of ids; answers the first.</summary>
    public static long Take(SqliteConnection connection, int count = 1) =>
        connection.Scalar<long>("UPDATE id_counter SET next = next + $count RETURNING next - $count", ("$count", count));

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The id a text stands for; only the form this server writes is one.</summary>
    public static bool TryParse(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && Text(id) == text;
}
