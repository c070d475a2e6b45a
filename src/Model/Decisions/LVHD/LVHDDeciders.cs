using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.LVHD;

/// <summary>What concerns repositories on logical volumes alone.</summary>
internal static class LVHDDeciders
{
    private const string FamilyPrefix = "lvm";

    public static void Register(DeciderTable table) => table.Add<LVHDEnableThinProvisioning>(Enable);

    /// <summary>The driver reads from its configuration how much it gives a disk at first and at a time.</summary>
    private static Decision Enable(LVHDEnableThinProvisioning call, DecisionContext context)
    {
        if (context.Changes.Find(call.Host) is null)
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        if (!context.Changes.TryGet(call.SR, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(call.SR);
        }
        if (!sr.Type.StartsWith(FamilyPrefix, StringComparison.Ordinal))
        {
            return new XenError(ErrorCode.SROperationNotSupported, call.SR.ToString());
        }
        if ((Check("initial_allocation", call.InitialAllocation)
            ?? Check("allocation_quantum", call.AllocationQuantum)) is { } error)
        {
            return error;
        }
        context.Changes.Set(call.SR, sr with
        {
            SmConfig = sr.SmConfig
                .With("allocation", "xlvhd")
                .With("initial_allocation", Text(call.InitialAllocation))
                .With("allocation_quantum", Text(call.AllocationQuantum)),
        });
        return Decision.With($"SR {sr.Uuid} allocates space as it is written");
    }

    private static XenError? Check(string name, long value) =>
        value < 0 ? new XenError(ErrorCode.InvalidValue, name, Text(value)) : null;

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
