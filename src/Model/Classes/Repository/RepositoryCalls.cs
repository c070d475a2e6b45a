using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Register a repository reached by URL and return its record.</summary>
[Call(
    "Repository.introduce", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "published 1.301.0")]
public sealed partial record RepositoryIntroduce(
    [Param("name_label", Since = "1.301.0")] string NameLabel,
    [Param("name_description", Since = "1.301.0")] string NameDescription,
    [Param("binary_url", Since = "1.301.0")] string BinaryUrl,
    [Param("source_url", Since = "1.301.0")] string SourceUrl,
    [Param("update", Since = "1.301.0")] bool Update,
    [Param("gpgkey_path", Since = "1.301.0", Default = "")] string GpgkeyPath) : Call<Ref<RepositoryRecord>>;

/// <summary>Register a repository that is filled from an uploaded bundle file.</summary>
[Call(
    "Repository.introduce_bundle", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "prototyped 24.23.0")]
public sealed partial record RepositoryIntroduceBundle(
    [Param("name_label")] string NameLabel,
    [Param("name_description")] string NameDescription) : Call<Ref<RepositoryRecord>>;

/// <summary>Register a repository served by another pool, trusted by the given certificate.</summary>
[Call(
    "Repository.introduce_remote_pool", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "prototyped 25.7.0")]
public sealed partial record RepositoryIntroduceRemotePool(
    [Param("name_label")] string NameLabel,
    [Param("name_description")] string NameDescription,
    [Param("binary_url")] string BinaryUrl,
    [Param("certificate")] string Certificate) : Call<Ref<RepositoryRecord>>;

/// <summary>Drop the repository's record together with its locally kept data.</summary>
[Call("Repository.forget", Roles = Role.PoolOperators | Role.ClientCert, Async = true, Lifecycle = "published 1.301.0")]
public sealed partial record RepositoryForget(
    [Param("self", Since = "1.301.0")] Ref<RepositoryRecord> Self) : Call<Nothing>;

/// <summary>Install the pending updates from the enabled repositories on one host.</summary>
[Call(
    "Repository.apply", Roles = Role.PoolOperators | Role.ClientCert, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published 1.301.0")]
public sealed partial record RepositoryApply(
    [Param("host", Since = "1.301.0")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Choose which GPG public key file verifies the repository.</summary>
[Call(
    "Repository.set_gpgkey_path", Roles = Role.PoolOperators | Role.ClientCert, Async = true,
    Lifecycle = "prototyped 22.12.0")]
public sealed partial record RepositorySetGpgkeyPath(
    [Param("self")] Ref<RepositoryRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;

/// <summary>Apply a live patch to a running component on a host, moving it to the given version.</summary>
[Call(
    "Repository.apply_livepatch", Roles = Role.PoolOperators | Role.ClientCert, Async = true, PoolInternal = true,
    Hidden = true, Lifecycle = "prototyped 22.20.0")]
public sealed partial record RepositoryApplyLivepatch(
    [Param("host")] Ref<HostRecord> Host,
    [Param("component")] string Component,
    [Param("base_build_id")] string BaseBuildId,
    [Param("base_version")] string BaseVersion,
    [Param("base_release")] string BaseRelease,
    [Param("to_version")] string ToVersion,
    [Param("to_release")] string ToRelease) : Call<Nothing>;
