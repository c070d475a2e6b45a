using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a virtual TPM.</summary>
[XenEnum("vtpm_operations")]
public enum VTPMOperations
{
    /// <summary>Deleting the virtual TPM with its contents.</summary>
    [Wire("destroy", Since = "22.26.0")]
    Destroy = 0,
}

/// <summary>Where a virtual TPM's state is stored.</summary>
[XenEnum("persistence_backend")]
public enum PersistenceBackend
{
    /// <summary>TPM state is kept in the toolstack's own database.</summary>
    [Wire("xapi", Since = "22.26.0")]
    Xapi = 0,
}
