using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Consoles;

/// <summary>The console that a request is about. Immutable.</summary>
/// <param name="Console">The console.</param>
/// <param name="Protocol">What it speaks.</param>
/// <param name="VM">Whose it is.</param>
/// <param name="Owner">The VM's state.</param>
internal sealed record ConsoleTarget(
    Ref<ConsoleRecord> Console, ConsoleProtocol Protocol, Ref<VMRecord> VM, VMRecord Owner)
{
    private const int NotFound = 404;
    private const int Failed = 500;

    /// <summary>Whether the consoles of a request's host may be used by whom it comes from.</summary>
    /// <param name="pass">Who asks.</param>
    /// <param name="permission">The permission that the control domain takes, one of <see cref="HttpActions"/>.</param>
    /// <exception cref="HandlerException">The console is a control domain's and the caller may not use that: 403.
    /// </exception>
    public void Check(HttpPass pass, string permission)
    {
        if (Owner.IsControlDomain && !pass.Has(HttpActions.PermissionOf(permission)))
        {
            throw new HandlerException(403, new XenError(
                ErrorCode.RBACPermissionDenied, HttpActions.PermissionOf(permission), "no permission"));
        }
    }

    /// <summary>
    /// Finds the console: <c>uuid</c> is a VM's or a console's, else <c>ref</c> is; a VM stands for its first screen.
    /// </summary>
    /// <exception cref="HandlerException">There is no such thing, 500; the VM has no screen, 404.</exception>
    public static ConsoleTarget Of(HttpExchange exchange, HandlerServices services)
    {
        RecordView view = services.Model.View;
        (Ref<VMRecord> vm, Ref<ConsoleRecord> console) = exchange.Query("uuid") is { Length: > 0 } uuid
            ? OfUuid(services, uuid)
            : OfReference(view, exchange.Query("ref"));
        if (!vm.IsNull)
        {
            console = view.Find(vm)!.Consoles.FirstOrDefault<Ref<ConsoleRecord>>(
                each => view.Find(each) is { Protocol: ConsoleProtocol.Rfb });
        }
        if (view.TryGet(console, out ConsoleRecord? record) && view.TryGet(record.VM, out VMRecord? owner))
        {
            return new ConsoleTarget(console, record.Protocol, record.VM, owner);
        }
        bool isKnown = !vm.IsNull && view.Find(vm)!.PowerState == VMPowerState.Running;
        throw new HandlerException(
            isKnown ? NotFound : Failed, new XenError(ErrorCode.HandleInvalid, ConsoleRecord.WireName, "none"));
    }

    /// <summary>Refuses what does not run, or does not run where this server is.</summary>
    /// <exception cref="HandlerException">So it is: 500.</exception>
    public void CheckIsHere(HandlerServices services)
    {
        if (Owner.PowerState != VMPowerState.Running)
        {
            throw new HandlerException(Failed, new XenError(
                ErrorCode.VMBadPowerState, VM.ToString(), "Running", Owner.PowerState.ToString()));
        }
        if (!services.Options.ServesHost(Owner.ResidentOn))
        {
            throw new HandlerException(Failed, new XenError(
                ErrorCode.InternalError, "the VM runs on another host"));
        }
    }

    private static (Ref<VMRecord> VM, Ref<ConsoleRecord> Console) OfUuid(HandlerServices services, string uuid) =>
        services.FindByUuid<VMRecord>(uuid) is { IsNull: false } vm
            ? (vm, default)
            : (default, services.FindByUuid<ConsoleRecord>(uuid));

    private static (Ref<VMRecord> VM, Ref<ConsoleRecord> Console) OfReference(RecordView view, string text)
    {
        if (!ObjectRef.TryParse(text, out ObjectRef reference))
        {
            return default;
        }
        return view.Find(reference.As<VMRecord>()) is not null
            ? (reference.As<VMRecord>(), default)
            : (default, reference.As<ConsoleRecord>());
    }
}
