using System.Buffers;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Testing;

/// <summary>
/// Passes everything to another log until one chosen call, which fails. Every call after it fails with the same
/// exception, as the contract of <see cref="ILogStorage"/> demands. What the crash left is in the inner log. Not
/// thread-safe.
/// </summary>
/// <param name="inner">The log that does the work; disposed together with this one.</param>
/// <param name="fault">What goes wrong.</param>
/// <param name="call">Which call fails, counted from 1 among the calls of the method that the fault is about.</param>
public sealed class FaultyLogStorage(ILogStorage inner, LogFault fault, int call) : ILogStorage
{
    private int _callsLeft = call >= 1 ? call : throw new ArgumentOutOfRangeException(nameof(call));
    private IOException? _failure;

    /// <inheritdoc/>
    public EventId Head => inner.Head;

    /// <inheritdoc/>
    public EventId Durable => inner.Durable;

    /// <inheritdoc/>
    public EventId Ceiling => inner.Ceiling;

    /// <inheritdoc/>
    public EventId Horizon => inner.Horizon;

    /// <inheritdoc/>
    public LogFingerprint? Fingerprint => inner.Fingerprint;

    /// <inheritdoc/>
    public IReadOnlyList<LogPart> Parts => inner.Parts;

    /// <summary>True once the chosen call has failed.</summary>
    public bool HasFailed => _failure is not null;

    /// <inheritdoc/>
    public IEnumerable<StoredCommit> Read(EventId after)
    {
        ThrowIfFailed();
        return inner.Read(after);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">This is the call that was chosen to fail, or it was before.</exception>
    public void Append(CommitBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ThrowIfFailed();
        if (fault != LogFault.FailFlush && --_callsLeft == 0)
        {
            if (fault == LogFault.TearAppend)
            {
                inner.Append(FirstHalf(batch));
            }
            Fail("append");
        }
        inner.Append(batch);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">This is the call that was chosen to fail, or it was before.</exception>
    public void Flush()
    {
        ThrowIfFailed();
        if (fault == LogFault.FailFlush && --_callsLeft == 0)
        {
            Fail("flush");
        }
        inner.Flush();
    }

    /// <inheritdoc/>
    public void Reserve(EventId upTo)
    {
        ThrowIfFailed();
        inner.Reserve(upTo);
    }

    /// <inheritdoc/>
    public void Truncate(EventId upTo)
    {
        ThrowIfFailed();
        inner.Truncate(upTo);
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private static CommitBatch FirstHalf(CommitBatch batch)
    {
        var half = new CommitBatch();
        foreach (CommitBatch.Entry entry in batch.Entries.Take(batch.Entries.Count / 2))
        {
            half.BeginCommit();
            half.Write(batch.Body(entry).Span);
            half.EndCommit(entry.FirstId, entry.EventCount);
        }
        return half;
    }

    private void Fail(string what)
    {
        _failure = new IOException($"this {what} was chosen to fail");
        throw _failure;
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw _failure;
        }
    }
}
