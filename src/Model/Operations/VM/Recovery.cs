using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>
/// Recovery of VMs into a pool. The pool of both sessions is this one, so that a VM that can be named is there already
/// and is never recovered a second time.
/// </summary>
internal static class Recovery
{
    /// <summary>The repositories that VMs need and that no host can reach.</summary>
    public static RefSet<SRRecord> Missing(Changes changes, IReadOnlyList<Ref<VMRecord>> vms) =>
        RefSet<SRRecord>.Of(vms.SelectMany(vm => Needs(changes, vm))
            .Where(sr => !SRRules.IsAttached(changes, sr))
            .Distinct());

    /// <summary>Refuses when a repository that some VM needs cannot be reached.</summary>
    public static Decision Assert(Changes changes, IReadOnlyList<Ref<VMRecord>> vms)
    {
        foreach (Ref<VMRecord> vm in vms)
        {
            foreach (Ref<SRRecord> sr in Missing(changes, [vm]))
            {
                return new XenError(ErrorCode.VMRequiresSR, vm.ToString(), sr.ToString());
            }
        }
        return Decision.Done;
    }

    /// <summary>Refuses: what is to be recovered exists.</summary>
    public static Decision Recover(Changes changes, IReadOnlyList<Ref<VMRecord>> vms)
    {
        Decision decision = Assert(changes, vms);
        return decision.Error is null && vms.Count > 0
            ? new XenError(ErrorCode.DuplicateVM, vms[0].ToString())
            : decision;
    }

    private static IEnumerable<Ref<SRRecord>> Needs(Changes changes, Ref<VMRecord> vm) =>
        changes.TryGet(vm, out VMRecord? record)
            ? changes.All(record.VBDs)
                .Where(vbd => vbd.Record is { Type: not VBDType.CD, Empty: false })
                .Select(vbd => changes.Find(vbd.Record.VDI)?.SR ?? default)
                .Where(sr => !sr.IsNull)
            : [];
}
