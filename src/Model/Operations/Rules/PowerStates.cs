using Xen.Model.Classes;

namespace Xen.Model.Operations.Rules;

/// <summary>A set of power states.</summary>
[Flags]
internal enum PowerStates
{
    None = 0,
    Halted = 1 << VMPowerState.Halted,
    Paused = 1 << VMPowerState.Paused,
    Running = 1 << VMPowerState.Running,
    Suspended = 1 << VMPowerState.Suspended,
    Any = Halted | Paused | Running | Suspended,
}
