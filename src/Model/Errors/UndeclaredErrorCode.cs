namespace Xen.Model.Errors;

/// <summary>Error codes that servers send although no list of the API declares them.</summary>
public static class UndeclaredErrorCode
{
    /// <summary>The operation cannot be done on a snapshot. Parameters: VM, operation.</summary>
    public const string VMIsSnapshot = "VM_IS_SNAPSHOT";

    /// <summary>Only snapshots can be reverted to. No parameters.</summary>
    public const string RevertOnlyAllowedOnSnapshot = "REVERT_ONLY_ALLOWED_ON_SNAPSHOT";
}
