using Xen.Model.Classes;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations;

/// <summary>
/// Keeps <c>allowed_operations</c> true: run on every accepted decision before its commit, so that an object and what
/// it may do change in one event. Looks only at objects whose answer can have changed, and touches a record only when
/// its set differs.
/// </summary>
internal static class DerivedFields
{
    /// <summary>Brings the sets up to date that the decision can have changed.</summary>
    public static void Refresh(DecisionContext context) => Refresh(context.Changes);

    /// <summary>The same in the middle of a decision, to have these events before those of what comes next.</summary>
    public static void Refresh(Changes changes)
    {
        if (changes.Items.Exists(static change => IsSource(change.Class)))
        {
            new DerivedFieldsPass(changes).Run();
        }
    }

    private static bool IsSource(XenClass type) =>
        type == VMRecord.ClassInfo || type == VBDRecord.ClassInfo || type == VIFRecord.ClassInfo
        || type == VDIRecord.ClassInfo || type == SRRecord.ClassInfo || type == PBDRecord.ClassInfo
        || type == SMRecord.ClassInfo || type == HostRecord.ClassInfo || type == HostMetricsRecord.ClassInfo
        || type == PoolRecord.ClassInfo || type == ClusterRecord.ClassInfo || type == ClusterHostRecord.ClassInfo
        || type == NetworkRecord.ClassInfo || type == VUSBRecord.ClassInfo || type == VMApplianceRecord.ClassInfo
        || type == VMGuestMetricsRecord.ClassInfo || type == OperationRecord.ClassInfo;
}
