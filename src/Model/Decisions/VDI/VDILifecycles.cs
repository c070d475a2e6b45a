using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Operations;
using Xen.Model.Operations.Storage;

namespace Xen.Model.Decisions.VDI;

/// <summary>VDIs come and go as fast as their storage makes and erases them.</summary>
internal static class VDILifecycles
{
    public static void Register(Lifecycles lifecycles, OperationEnds ends)
    {
        lifecycles
            .Creates<VDIRecord>((wanted, context) => VDIOperation.BeginCreate(context, wanted))
            .Destroys<VDIRecord>((self, _, context) => VDIOperation.BeginDestroy(context, self));
        ends
            .Add(OperationKind.VDICreate, VDIOperation.EndCreate)
            .Add(OperationKind.VDIDestroy, VDIOperation.EndDestroy);
    }
}
