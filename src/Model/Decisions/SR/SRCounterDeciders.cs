using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.SR;

/// <summary>Which performance counters of a repository are recorded.</summary>
internal static class SRCounterDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<SRRecordDataSource>((call, context) => Set(context, call.SR, call.DataSource, isRecorded: true))
        .Add<SRForgetDataSourceArchives>((call, context) =>
            Set(context, call.SR, call.DataSource, isRecorded: false));

    private static Decision Set(DecisionContext context, Ref<SRRecord> self, string name, bool isRecorded)
    {
        if (!context.Changes.TryGet(self, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(self);
        }
        IEnumerable<string> images = context.Changes.All(sr.VDIs).Select(vdi => vdi.Record.Uuid);
        if (!SRDataSources.Counters(images).Any(counter => counter.Name == name))
        {
            return PerformanceCounters.Missing(name);
        }
        context.Changes.Set(self, sr with
        {
            DataSources = sr.DataSources.With(name, PerformanceCounters.Kept(isRecorded)),
        });
        return Decision.Done;
    }
}
