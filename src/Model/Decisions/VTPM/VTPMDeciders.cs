using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VTPM;

/// <summary>Virtual TPMs. What they keep is a secret of the pool, and goes with them.</summary>
internal static class VTPMDeciders
{
    private const string VersionKey = "tpm_version";
    private const string Version = "2";

    public static void Register(DeciderTable table) => table
        .Add<VTPMCreate>(Create)
        .Add<VTPMDestroy>(Destroy)
        .Add<VTPMSetContents>(SetContents);

    private static Decision Create(VTPMCreate call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.VM);
        }
        if (VMRules.Check(changes, call.VM, vm, VMOperations.CreateVtpm) is { } error)
        {
            return error;
        }
        Ref<VTPMRecord> created = context.Create(new VTPMRecord
        {
            Uuid = context.NewUuid(),
            VM = call.VM,
            IsUnique = call.IsUnique,
            AllowedOperations = XenSet<VTPMOperations>.Of(VTPMOperations.Destroy),
            Contents = NewContents(context, ""),
        });
        changes.Update(call.VM, record => record with { Platform = record.Platform.With(VersionKey, Version) });
        return Decision.With(created);
    }

    private static Decision Destroy(VTPMDestroy call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out VTPMRecord? vtpm))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (changes.TryGet(vtpm.VM, out VMRecord? vm))
        {
            if (vm.PowerState != VMPowerState.Halted)
            {
                return VMRules.BadPowerState(vtpm.VM, PowerStates.Halted, vm.PowerState);
            }
            changes.Set(vtpm.VM, vm with { Platform = vm.Platform.Without(VersionKey) });
        }
        VMObjects.Remove(changes, call.Self);
        return Decision.Done;
    }

    /// <summary>Only what is written in base 64 is contents; it is not repeated in the error.</summary>
    private static Decision SetContents(VTPMSetContents call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out VTPMRecord? vtpm))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (!Convert.TryFromBase64String(call.Contents, new byte[call.Contents.Length], out _))
        {
            return new XenError(ErrorCode.InvalidValue, "contents", "not in base 64");
        }
        changes.Set(call.Self, vtpm with { Contents = NewContents(context, call.Contents) });
        VMObjects.RemoveContents(changes, vtpm.Contents);
        return Decision.Done;
    }

    private static Ref<SecretRecord> NewContents(DecisionContext context, string contents) =>
        context.Create(new SecretRecord { Uuid = context.NewUuid(), Value = contents });
}
