using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Follow-up action needed for a pool update to take effect.</summary>
[XenEnum("update_after_apply_guidance")]
public enum UpdateAfterApplyGuidance
{
    /// <summary>HVM guests must be rebooted to benefit from the update.</summary>
    [Wire("restartHVM", Since = "ely")]
    RestartHVM = 0,

    /// <summary>Paravirtualized guests must be rebooted to benefit from the update.</summary>
    [Wire("restartPV", Since = "ely")]
    RestartPV = 1,

    /// <summary>The updated host itself must be rebooted.</summary>
    [Wire("restartHost", Since = "ely")]
    RestartHost = 2,

    /// <summary>The toolstack on the updated host must be restarted.</summary>
    [Wire("restartXAPI", Since = "ely")]
    RestartXAPI = 3,
}

/// <summary>Precheck verdict on how far live patching can replace a reboot.</summary>
[XenEnum("livepatch_status")]
public enum LivepatchStatus
{
    /// <summary>Live patches cover everything in the update, so no reboot is needed.</summary>
    [Wire("ok_livepatch_complete", Since = "ely")]
    OkLivepatchComplete = 0,

    /// <summary>Live patches exist for the update but do not cover all of it.</summary>
    [Wire("ok_livepatch_incomplete", Since = "ely")]
    OkLivepatchIncomplete = 1,

    /// <summary>The precheck passed but no usable live patch is available.</summary>
    [Wire("ok", Since = "ely")]
    Ok = 2,
}
