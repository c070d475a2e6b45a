using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Add a virtual TPM to a halted VM, optionally forbidding copies of its state.</summary>
[Call("VTPM.create", Roles = Role.VMAdmins, Async = true, Lifecycle = "prototyped 22.26.0")]
public sealed partial record VTPMCreate(
    [Param("vM")] Ref<VMRecord> VM,
    [Param("is_unique")] bool IsUnique) : Call<Ref<VTPMRecord>>;

/// <summary>Remove the TPM from its VM and erase its stored state for good.</summary>
[Call("VTPM.destroy", Roles = Role.VMAdmins, Async = true, Lifecycle = "prototyped 22.26.0")]
public sealed partial record VTPMDestroy(
    [Param("self")] Ref<VTPMRecord> Self) : Call<Nothing>;

/// <summary>Read the stored state of the TPM as an encoded string; internal use.</summary>
[Call(
    "VTPM.get_contents", Roles = Role.LocalRootOnly, Async = true, Secret = true, Hidden = true,
    Lifecycle = "prototyped 22.26.0")]
public sealed partial record VTPMGetContents(
    [Param("self")] Ref<VTPMRecord> Self) : Call<string>;

/// <summary>Overwrite the stored state of the TPM with an encoded string; internal use.</summary>
[Call(
    "VTPM.set_contents", Roles = Role.LocalRootOnly, Async = true, Secret = true, Hidden = true,
    Lifecycle = "prototyped 22.26.0")]
public sealed partial record VTPMSetContents(
    [Param("self")] Ref<VTPMRecord> Self,
    [Param("contents")] string Contents) : Call<Nothing>;
