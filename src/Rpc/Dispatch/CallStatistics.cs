namespace Xen.Model.Rpc.Dispatch;

/// <summary>How often each message was called, how long the answers took and how long they were. Thread-safe.</summary>
internal sealed class CallStatistics(MethodTable table)
{
    private readonly long[] _calls = new long[table.All.Count];
    private readonly long[] _ticks = new long[table.All.Count];
    private readonly long[] _bytes = new long[table.All.Count];

    /// <summary>The messages that have been called.</summary>
    public IEnumerable<CallCount> Counts
    {
        get
        {
            for (int index = 0; index < _calls.Length; index++)
            {
                long calls = Volatile.Read(ref _calls[index]);
                if (calls > 0)
                {
                    yield return new CallCount(
                        table.All[index].Name,
                        calls,
                        Volatile.Read(ref _ticks[index]),
                        Volatile.Read(ref _bytes[index]));
                }
            }
        }
    }

    /// <summary>Counts a call.</summary>
    /// <param name="index">The message's place in the table.</param>
    /// <param name="ticks">How long it took, in ticks of the stopwatch.</param>
    /// <param name="bytes">How long the answer was.</param>
    public void Add(int index, long ticks, int bytes)
    {
        Interlocked.Increment(ref _calls[index]);
        Interlocked.Add(ref _ticks[index], ticks);
        Interlocked.Add(ref _bytes[index], bytes);
    }
}

/// <summary>What has been counted of a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="Ticks">How long all answers took, in ticks of the stopwatch.</param>
/// <param name="Bytes">How long all answers were.</param>
internal readonly record struct CallCount(string Name, long Calls, long Ticks, long Bytes);
