using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Removed: installed a licence file from its contents; no longer served, use license_add.</summary>
[Call(
    "host.license_apply", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.LicenseProcessingError],
    Lifecycle = "published rio, deprecated clearwater, removed clearwater")]
public sealed partial record HostLicenseApply(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("contents", Since = "rio")] string Contents) : Call<Nothing>;

/// <summary>Install a licence file, passed base64-encoded, on the server.</summary>
[Call(
    "host.license_add", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.LicenseProcessingError],
    Lifecycle = "published indigo")]
public sealed partial record HostLicenseAdd(
    [Param("host", Since = "indigo")] Ref<HostRecord> Host,
    [Param("contents", Since = "indigo")] string Contents) : Call<Nothing>;

/// <summary>Discard any licence file on the server and fall back to the unlicensed edition.</summary>
[Call("host.license_remove", Roles = Role.PoolOperators, Async = true, Lifecycle = "published indigo")]
public sealed partial record HostLicenseRemove(
    [Param("host", Since = "indigo")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Overwrite the licence details stored for the server; internal use by the licensing code.</summary>
[Call(
    "host.set_license_params", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published orlando")]
public sealed partial record HostSetLicenseParams(
    [Param("self", Since = "orlando")] Ref<HostRecord> Self,
    [Param("value", Since = "orlando")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Switch the server to another product edition, obtaining the licence that it needs.</summary>
[Call("host.apply_edition", Roles = Role.PoolOperators, Lifecycle = "published midnight-ride")]
public sealed partial record HostApplyEdition(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host,
    [Param("edition", Since = "midnight-ride")] string Edition,
    [Param("force", Since = "clearwater", Default = false)] bool Force) : Call<Nothing>;
