using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Follow-up action needed for a legacy pool patch to take effect.</summary>
[XenEnum("after_apply_guidance")]
public enum AfterApplyGuidance
{
    /// <summary>HVM guests must be rebooted to benefit from the patch.</summary>
    [Wire("restartHVM")]
    RestartHVM = 0,

    /// <summary>Paravirtualized guests must be rebooted to benefit from the patch.</summary>
    [Wire("restartPV")]
    RestartPV = 1,

    /// <summary>The patched host itself must be rebooted.</summary>
    [Wire("restartHost")]
    RestartHost = 2,

    /// <summary>The toolstack on the patched host must be restarted.</summary>
    [Wire("restartXAPI")]
    RestartXAPI = 3,
}
