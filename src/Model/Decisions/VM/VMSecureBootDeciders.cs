using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>Whether a VM boots only what is signed. The variables of its firmware are sealed for the server.</summary>
internal static class VMSecureBootDeciders
{
    private const string VariablesKey = "EFI-variables";
    private const string OnBootKey = "EFI-variables-on-boot";
    private const string Renew = "renew-certificates";

    public static void Register(DeciderTable table) => table
        .Add<VMGetSecurebootReadiness>((call, context) => context.Changes.TryGet(call.Self, out VMRecord? vm)
            ? Decision.With(ReadinessOf(vm))
            : DecisionContext.HandleInvalid(call.Self))
        .Add<VMUpdateSecurebootCertificatesOnBoot>(RenewCertificates);

    private static VMSecurebootReadiness ReadinessOf(VMRecord vm)
    {
        if (!IsUefi(vm))
        {
            return VMSecurebootReadiness.NotSupported;
        }
        if (vm.Platform.GetOr("secureboot", "false") != "true")
        {
            return VMSecurebootReadiness.Disabled;
        }
        return vm.NVRAM.ContainsKey(VariablesKey) ? VMSecurebootReadiness.Ready : VMSecurebootReadiness.FirstBoot;
    }

    /// <summary>The mark is read, and taken away, by the firmware of the next boot.</summary>
    private static Decision RenewCertificates(VMUpdateSecurebootCertificatesOnBoot call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (!IsUefi(vm))
        {
            return new XenError(ErrorCode.OperationNotAllowed, "The VM does not boot with UEFI firmware");
        }
        context.Changes.Set(call.Self, vm with
        {
            NVRAM = call.Mark ? vm.NVRAM.With(OnBootKey, Renew) : vm.NVRAM.Without(OnBootKey),
        });
        return Decision.Done;
    }

    private static bool IsUefi(VMRecord vm) => vm.HVMBootParams.GetOr("firmware", "") == "uefi";
}
