using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Operations.Counters;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>How questions about performance counters are answered, whoever has them.</summary>
internal static class CounterAnswers
{
    /// <summary>All counters, and what else something is kept of.</summary>
    public static QueryResult List(
        IEnumerable<Counter> counters, Func<Counter, bool> isRecorded, string owner, QueryContext context)
    {
        var sources = new List<DataSourceRecord>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Counter counter in counters)
        {
            names.Add(counter.Name);
            sources.Add(PerformanceCounters.Source(counter, isRecorded(counter)));
        }
        foreach (string former in context.Readings?.Recorded(owner) ?? [])
        {
            if (!names.Contains(former))
            {
                sources.Add(PerformanceCounters.Former(former));
            }
        }
        return QueryResult.With(XenSet<DataSourceRecord>.Of([.. sources]));
    }

    /// <summary>
    /// The value of one counter: the newest that was recorded; before there is one, what is known otherwise.
    /// </summary>
    public static QueryResult Value(
        IEnumerable<Counter> counters,
        Func<Counter, bool> isRecorded,
        string name,
        ObjectRef reference,
        string owner,
        QueryContext context)
    {
        if (counters.FirstOrDefault(counter => counter.Name == name) is not { } found)
        {
            return PerformanceCounters.Missing(name);
        }
        if (!isRecorded(found))
        {
            return QueryResult.With(double.NaN);
        }
        double newest = context.Readings?.Newest(owner, name) ?? double.NaN;
        return QueryResult.With(double.IsNaN(newest) && found.Kind == CounterKind.Gauge
            ? KnownCounters.Read(context.View, reference, found) ?? (context.Readings is null ? 0 : double.NaN)
            : newest);
    }
}
