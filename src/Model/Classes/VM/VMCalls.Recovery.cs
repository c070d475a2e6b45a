using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Raise an error when storage the VM needs is missing from the recovery pool.</summary>
[Call(
    "VM.assert_can_be_recovered", Roles = Role.Everyone, Async = true, Raises = [ErrorCode.VMIsPartOfAnAppliance,
    ErrorCode.VMRequiresSR], Lifecycle = "published boston")]
public sealed partial record VMAssertCanBeRecovered(
    [Param("self", Since = "boston")] Ref<VMRecord> Self,
    [Param("session_to", Since = "boston")] Ref<SessionRecord> SessionTo) : Call<Nothing>;

/// <summary>List the storage repositories still to be attached before this VM can be recovered.</summary>
[Call("VM.get_SRs_required_for_recovery", Roles = Role.Everyone, Async = true, Lifecycle = "published creedence")]
public sealed partial record VMGetSRsRequiredForRecovery(
    [Param("self", Since = "creedence")] Ref<VMRecord> Self,
    [Param("session_to", Since = "creedence")] Ref<SessionRecord> SessionTo) : Call<RefSet<SRRecord>>;

/// <summary>Recreate a replicated VM in the pool of the given session, optionally replacing an older copy.</summary>
[Call("VM.recover", Roles = Role.Everyone, Async = true, Lifecycle = "published boston")]
public sealed partial record VMRecover(
    [Param("self", Since = "boston")] Ref<VMRecord> Self,
    [Param("session_to", Since = "boston")] Ref<SessionRecord> SessionTo,
    [Param("force", Since = "boston")] bool Force) : Call<Nothing>;

/// <summary>Import VMs from a foreign hypervisor through the conversion service onto an SR.</summary>
[Call(
    "VM.import_convert", Roles = Role.VMAdmins, Async = true, Lifecycle = "published tampa",
    Unsupported = "a conversion appliance for machines of other hypervisors")]
public sealed partial record VMImportConvert(
    [Param("type", Since = "tampa")] string Type,
    [Param("username", Since = "tampa")] string Username,
    [Param("password", Since = "tampa")] string Password,
    [Param("sr", Since = "tampa")] Ref<SRRecord> SR,
    [Param("remote_config", Since = "tampa")] XenMap<string, string> RemoteConfig) : Call<Nothing>;

/// <summary>Fetch an exported VM image from a URL and create its VMs with disks on the given SR.</summary>
[Call(
    "VM.import", Roles = Role.PoolOperators, Async = true, Lifecycle = "published dundee")]
public sealed partial record VMImport(
    [Param("url", Since = "dundee")] string URL,
    [Param("sr", Since = "dundee")] Ref<SRRecord> SR,
    [Param("full_restore", Since = "dundee")] bool FullRestore,
    [Param("force", Since = "dundee")] bool Force) : Call<RefSet<VMRecord>>;
