using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Change how many virtual CPUs a running VM has online.</summary>
[Call(
    "VM.set_VCPUs_number_live", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.OperationNotAllowed,
    ErrorCode.LicenceRestriction], Lifecycle = "published rio, changed ely")]
public sealed partial record VMSetVCPUsNumberLive(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("nvcpu", Since = "rio")] long Nvcpu) : Call<Nothing>;

/// <summary>Set one scheduler parameter, such as weight or cap, on a running VM.</summary>
[Call("VM.add_to_VCPUs_params_live", Roles = Role.VMAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record VMAddToVCPUsParamsLive(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("key", Since = "rio")] string Key,
    [Param("value", Since = "rio")] string Value) : Call<Nothing>;

/// <summary>Set the most virtual CPUs a halted VM can be given.</summary>
[Call("VM.set_VCPUs_max", Roles = Role.VMAdmins, Lifecycle = "published midnight-ride")]
public sealed partial record VMSetVCPUsMax(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self,
    [Param("value", Since = "midnight-ride")] long Value) : Call<Nothing>;

/// <summary>Set how many virtual CPUs are online when the VM boots.</summary>
[Call("VM.set_VCPUs_at_startup", Roles = Role.VMAdmins, Lifecycle = "published midnight-ride")]
public sealed partial record VMSetVCPUsAtStartup(
    [Param("self", Since = "midnight-ride")] Ref<VMRecord> Self,
    [Param("value", Since = "midnight-ride")] long Value) : Call<Nothing>;
