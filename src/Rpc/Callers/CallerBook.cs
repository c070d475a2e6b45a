using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Callers;

/// <summary>
/// Recognises clients by what they call themselves and where they call from, counts what they use since the server
/// began, and delays those whom an administrator has limited. Nobody is refused. Thread-safe; waiting holds no thread.
/// </summary>
/// <param name="sink">Has callers and limits.</param>
/// <param name="clock">Measures.</param>
/// <param name="isRegistering">True to put clients on record that are seen for the first time.</param>
internal sealed class CallerBook(ICallSink sink, TimeProvider clock, bool isRegistering)
{
    /// <summary>Longest delay of one call in seconds.</summary>
    public const double DelayMaxSeconds = 3600;

    /// <summary>How old the time of the last call may get before it is refreshed.</summary>
    public static readonly TimeSpan SeenInterval = TimeSpan.FromSeconds(600);

    private readonly Lock _gate = new();
    private readonly Dictionary<Ref<CallerRecord>, Usage> _usage = [];
    private readonly Dictionary<Ref<RateLimitRecord>, TokenBucket> _buckets = [];
    private readonly HashSet<(string Agent, string Address)> _registering = [];

    /// <summary>Counts a call and waits for its turn; calls of local root are let through.</summary>
    /// <param name="client">Who calls.</param>
    /// <param name="method">What is called, as the client spelled it.</param>
    public ValueTask EnterAsync(RpcCaller client, string method)
    {
        if (client.IsLocal || (!isRegistering && !sink.View.All<CallerRecord>().Any()))
        {
            return ValueTask.CompletedTask;
        }
        string agent = client.UserAgent;
        string address = client.Source;
        (Ref<CallerRecord> reference, CallerRecord? caller) = Find(agent, address);
        if (isRegistering && (caller is null || clock.GetUtcNow() - caller.LastAccess > SeenInterval))
        {
            _ = RegisterAsync(caller?.UserAgent ?? agent, caller?.ClientIp ?? address);
        }
        if (caller is null)
        {
            return ValueTask.CompletedTask;
        }
        TimeSpan delay = Count(reference, caller, CallCost.Of(method));
        return delay == TimeSpan.Zero
            ? ValueTask.CompletedTask
            : new ValueTask(Task.Delay(delay, clock, client.Aborted));
    }

    /// <summary>What a client has used since the server began.</summary>
    public (long Calls, double Tokens) UsageOf(Ref<CallerRecord> caller)
    {
        lock (_gate)
        {
            return _usage.TryGetValue(caller, out Usage? usage) ? (usage.Calls, usage.Tokens) : default;
        }
    }

    private TimeSpan Count(Ref<CallerRecord> reference, CallerRecord caller, double cost)
    {
        lock (_gate)
        {
            if (!_usage.TryGetValue(reference, out Usage? usage))
            {
                _usage.Add(reference, usage = new Usage());
            }
            usage.Calls++;
            usage.Tokens += cost;
            return sink.View.Find(caller.RateLimit) is { } limit ? Take(caller.RateLimit, limit, cost) : TimeSpan.Zero;
        }
    }

    private TimeSpan Take(Ref<RateLimitRecord> reference, RateLimitRecord limit, double cost)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!_buckets.TryGetValue(reference, out TokenBucket? bucket))
        {
            _buckets.Add(reference, bucket = new TokenBucket(now, limit.BurstSize, limit.FillRate));
        }
        bucket.Change(now, limit.BurstSize, limit.FillRate);
        return bucket.Take(now, cost);
    }

    /// <summary>Name and address, or else one of them where the other is left open.</summary>
    private (Ref<CallerRecord> Reference, CallerRecord? Record) Find(string agent, string address)
    {
        (Ref<CallerRecord>, CallerRecord?) found = default;
        int best = 0;
        foreach ((Ref<CallerRecord> reference, CallerRecord record) in sink.View.All<CallerRecord>())
        {
            int score = Score(record.UserAgent, agent) * Score(record.ClientIp, address);
            if (score > best)
            {
                (found, best) = ((reference, record), score);
            }
        }
        return found;
    }

    private static int Score(string wanted, string actual) => wanted == actual ? 2 : wanted.Length == 0 ? 1 : 0;

    /// <summary>Nobody waits for it; many calls that come together lead to one.</summary>
    private async Task RegisterAsync(string agent, string address)
    {
        lock (_gate)
        {
            if (!_registering.Add((agent, address)))
            {
                return;
            }
        }
        try
        {
            await sink.SubmitAsync(new RegisterCaller(agent, address), CallContext.Server).ConfigureAwait(false);
        }
        catch (EngineStoppedException)
        {
            // The call that brought the client here will say so.
        }
        finally
        {
            lock (_gate)
            {
                _registering.Remove((agent, address));
            }
        }
    }

    private sealed class Usage
    {
        public long Calls { get; set; }

        public double Tokens { get; set; }
    }
}
