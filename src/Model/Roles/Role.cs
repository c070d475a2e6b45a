namespace Xen.Model.Roles;

/// <summary>
/// The roles a session can have, and the sets of them that may read, write or call something. A set lists every role
/// that is allowed; an empty set leaves only local root and other hosts of the pool.
/// </summary>
[Flags]
public enum Role
{
    /// <summary>No role: local root and pool-internal sessions only.</summary>
    LocalRootOnly = 0,

    /// <summary>Unrestricted: everything, including access to the host itself.</summary>
    PoolAdmin = 1,

    /// <summary>Manages pool-wide resources, not users and roles.</summary>
    PoolOperator = 2,

    /// <summary>Manages virtual machines and their placement.</summary>
    VMPowerAdmin = 4,

    /// <summary>Manages virtual machines.</summary>
    VMAdmin = 8,

    /// <summary>Uses virtual machines: start, stop, consoles.</summary>
    VMOperator = 16,

    /// <summary>Internal: a client known by its certificate.</summary>
    ClientCert = 32,

    /// <summary>Sees everything, changes nothing.</summary>
    ReadOnly = 64,

    /// <summary>Pool administrators alone.</summary>
    PoolAdmins = PoolAdmin,

    /// <summary>Pool operators and above.</summary>
    PoolOperators = PoolAdmins | PoolOperator,

    /// <summary>VM power administrators and above.</summary>
    VMPowerAdmins = PoolOperators | VMPowerAdmin,

    /// <summary>VM administrators and above.</summary>
    VMAdmins = VMPowerAdmins | VMAdmin,

    /// <summary>VM operators and above.</summary>
    VMOperators = VMAdmins | VMOperator,

    /// <summary>Every role.</summary>
    Everyone = VMOperators | ClientCert | ReadOnly,
}
