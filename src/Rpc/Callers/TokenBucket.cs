namespace Xen.Model.Rpc.Callers;

/// <summary>
/// Tokens that come at a steady rate up to a most. Whoever takes more than there are waits until they have come; those
/// behind wait longer. For one thread at a time.
/// </summary>
internal sealed class TokenBucket
{
    private double _burst;
    private double _rate;
    private double _tokens;
    private DateTimeOffset _at;

    /// <summary>Makes a full bucket.</summary>
    /// <param name="now">The time.</param>
    /// <param name="burst">How many tokens it holds; above zero.</param>
    /// <param name="rate">How many come in a second; above zero.</param>
    public TokenBucket(DateTimeOffset now, double burst, double rate)
    {
        _burst = burst;
        _rate = rate;
        _tokens = burst;
        _at = now;
    }

    /// <summary>Sets how much it holds and how fast it fills.</summary>
    public void Change(DateTimeOffset now, double burst, double rate)
    {
        Fill(now);
        _burst = burst;
        _rate = rate;
        _tokens = Math.Min(_tokens, _burst);
    }

    /// <summary>Takes tokens; returns how long to wait before using them.</summary>
    public TimeSpan Take(DateTimeOffset now, double cost)
    {
        Fill(now);
        // What costs more than the bucket holds can be had once it is full.
        _tokens -= Math.Min(cost, _burst);
        return _tokens >= 0
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(-_tokens / _rate, CallerBook.DelayMaxSeconds));
    }

    private void Fill(DateTimeOffset now)
    {
        double seconds = Math.Max(0, (now - _at).TotalSeconds);
        _tokens = Math.Min(_burst, _tokens + (seconds * _rate));
        _at = now;
    }
}
