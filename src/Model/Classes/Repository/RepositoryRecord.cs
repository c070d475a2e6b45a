using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Source of software packages from which hosts are updated.</summary>
[XenClass(43, "Repository", Lifecycle = "published 1.301.0", Events = true)]
public sealed partial record RepositoryRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the repository.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published 1.301.0")]
    public partial string Uuid { get; init; }

    /// <summary>Short display name of the repository.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label",
        WriteRoles = Role.PoolOperators | Role.ClientCert, Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Free text describing the repository.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolOperators | Role.ClientCert, Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Base URL of the binary packages, empty for an uploaded bundle.</summary>
    [Field(4, "binary_url", Qualifier.StaticRO, Default = "", Lifecycle = "published 1.301.0")]
    public partial string BinaryUrl { get; init; }

    /// <summary>Base URL of the source packages, empty when not offered.</summary>
    [Field(5, "source_url", Qualifier.StaticRO, Default = "", Lifecycle = "published 1.301.0")]
    public partial string SourceUrl { get; init; }

    /// <summary>True when the repository carries updateinfo metadata and so counts as an update source.</summary>
    [Field(6, "update", Qualifier.StaticRO, Default = false, Lifecycle = "published 1.301.0")]
    public partial bool Update { get; init; }

    /// <summary>SHA-256 of the update metadata at the last synchronisation, empty before the first one.</summary>
    [Field(7, "hash", Qualifier.DynamicRO, Default = "", Lifecycle = "published 1.301.0")]
    public partial string Hash { get; init; }

    /// <summary>True when every host of the pool was up to date with this repository at the last check.</summary>
    [Field(
        8, "up_to_date", Qualifier.DynamicRO, Default = false,
        Lifecycle = "published 1.301.0, deprecated 23.18.0, removed 23.18.0")]
    public partial bool UpToDate { get; init; }

    /// <summary>File name of the GPG public key used to verify the repository, empty for the default.</summary>
    [Field(9, "gpgkey_path", Qualifier.StaticRO, Default = "", Lifecycle = "prototyped 22.12.0")]
    public partial string GpgkeyPath { get; init; }

    /// <summary>Where packages come from: a remote URL, an uploaded bundle or another pool.</summary>
    [Field(10, "origin", Qualifier.StaticRO, Default = RepositoryOrigin.Remote, Lifecycle = "prototyped 24.23.0")]
    public partial RepositoryOrigin Origin { get; init; }

    /// <summary>TLS certificate trusted for a remote-pool repository, empty for other kinds.</summary>
    [Field(11, "certificate", Qualifier.StaticRO, Default = "", Lifecycle = "prototyped 25.7.0")]
    public partial string Certificate { get; init; }
}
