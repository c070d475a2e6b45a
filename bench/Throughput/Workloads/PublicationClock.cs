using System.Diagnostics;
using Xen.Model.Log;
using Xen.Model.Ports;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>Keeps the moment of the last publication: projections are brought up to date directly before it.</summary>
internal sealed class PublicationClock : IProjection
{
    private long _last;

    /// <summary>The moment, as <see cref="Stopwatch.GetTimestamp"/> tells it.</summary>
    public long Last => Volatile.Read(ref _last);

    public void Apply(ReadOnlySpan<EventEntry> entries) => Volatile.Write(ref _last, Stopwatch.GetTimestamp());
}
