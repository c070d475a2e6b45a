using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>
/// The yardstick that many would take instead of a log: SQLite with a write-ahead log, every transaction durable when
/// it ends. One thread, one prepared insert, as many rows of the same bytes to a transaction as the engine had commits
/// to a flush.
/// </summary>
internal sealed class SqliteLoop : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter _body;

    private SqliteLoop(SqliteConnection connection)
    {
        _connection = connection;
        _insert = connection.CreateCommand();
        _insert.CommandText = "INSERT INTO log (body) VALUES ($body)";
        _body = _insert.Parameters.Add("$body", SqliteType.Blob);
        _body.Value = Array.Empty<byte>();
        _insert.Prepare();
    }

    /// <summary>Makes a database in a folder.</summary>
    public static SqliteLoop Open(string folder)
    {
        string file = Path.Combine(folder, "yardstick.sqlite");
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, "CREATE TABLE log (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        return new SqliteLoop(connection);
    }

    /// <summary>Runs for a time. Returns rows per second.</summary>
    /// <param name="rows">Rows to a transaction.</param>
    /// <param name="bytes">Bytes of a row.</param>
    /// <param name="time">How long.</param>
    public double Run(int rows, int bytes, TimeSpan time)
    {
        byte[] body = new byte[bytes];
        Random.Shared.NextBytes(body);
        _body.Value = body;
        long count = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            _insert.Transaction = transaction;
            for (int row = 0; row < rows; row++)
            {
                _insert.ExecuteNonQuery();
            }
            transaction.Commit();
            count += rows;
        }
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
