using Xen.Model.Classes;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Consoles;

/// <summary>What the screen of a guest says about it. Immutable.</summary>
/// <param name="Bar">Name, state and host.</param>
/// <param name="IsRunning">False while the guest does not hear what is typed.</param>
/// <param name="HasLargeScreen">True once the guest has started up, and its screen is larger.</param>
internal sealed record GuestStatus(string Bar, bool IsRunning, bool HasLargeScreen)
{
    /// <summary>The status of a VM.</summary>
    public static GuestStatus Of(RecordView view, VMRecord vm)
    {
        string host = view.Find(vm.ResidentOn)?.NameLabel ?? "";
        bool isUp = !vm.IsControlDomain && view.Find(vm.GuestMetrics) is { PVDriversDetected: true };
        return new GuestStatus(
            $" {vm.NameLabel}   [{vm.PowerState}]   {host}", vm.PowerState == VMPowerState.Running, isUp);
    }
}
