using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Where the packages of an update repository come from.</summary>
[XenEnum("origin")]
public enum RepositoryOrigin
{
    /// <summary>Packages are fetched from a server on the network.</summary>
    [Wire("remote", Since = "24.23.0")]
    Remote = 0,

    /// <summary>Packages come from an update bundle uploaded by a client.</summary>
    [Wire("bundle", Since = "24.23.0")]
    Bundle = 1,

    /// <summary>Packages are fetched from the coordinator of another pool.</summary>
    [Wire("remote_pool", Since = "25.7.0")]
    RemotePool = 2,
}
