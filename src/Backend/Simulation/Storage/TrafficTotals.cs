namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>What a storage driver has counted of the requests to an image. Immutable.</summary>
/// <param name="BytesRead">Bytes read.</param>
/// <param name="BytesWritten">Bytes written.</param>
/// <param name="Reads">Requests to read.</param>
/// <param name="Writes">Requests to write.</param>
/// <param name="ReadSeconds">How long requests to read took, all together.</param>
/// <param name="WriteSeconds">How long requests to write took, all together.</param>
public readonly record struct TrafficTotals(
    long BytesRead, long BytesWritten, long Reads, long Writes, double ReadSeconds, double WriteSeconds)
{
    private const double SecondsPerRequest = 120e-6;
    private const double BytesPerSecond = 500e6;

    /// <summary>Both together.</summary>
    public static TrafficTotals operator +(TrafficTotals one, TrafficTotals other) => new(
        one.BytesRead + other.BytesRead, one.BytesWritten + other.BytesWritten, one.Reads + other.Reads,
        one.Writes + other.Writes, one.ReadSeconds + other.ReadSeconds, one.WriteSeconds + other.WriteSeconds);

    /// <summary>What the first has more than the other.</summary>
    public static TrafficTotals operator -(TrafficTotals one, TrafficTotals other) => new(
        one.BytesRead - other.BytesRead, one.BytesWritten - other.BytesWritten, one.Reads - other.Reads,
        one.Writes - other.Writes, one.ReadSeconds - other.ReadSeconds, one.WriteSeconds - other.WriteSeconds);

    /// <summary>Requests to read, at the speed of a good disk.</summary>
    public static TrafficTotals OfReads(long requests, long bytes) =>
        new(bytes, 0, requests, 0, Time(requests, bytes), 0);

    /// <summary>Requests to write, at the speed of a good disk.</summary>
    public static TrafficTotals OfWrites(long requests, long bytes) =>
        new(0, bytes, 0, requests, 0, Time(requests, bytes));

    private static double Time(long requests, long bytes) => requests * SecondsPerRequest + bytes / BytesPerSecond;
}
