using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Class of the object that a message is about.</summary>
[XenEnum("cls")]
public enum MessageClass
{
    /// <summary>The message concerns a virtual machine.</summary>
    [Wire("VM")]
    VM = 0,

    /// <summary>The message concerns a host.</summary>
    [Wire("Host")]
    Host = 1,

    /// <summary>The message concerns a storage repository.</summary>
    [Wire("SR")]
    SR = 2,

    /// <summary>The message concerns the pool.</summary>
    [Wire("Pool")]
    Pool = 3,

    /// <summary>The message concerns a VM protection policy.</summary>
    [Wire("VMPP", Since = "cowley")]
    VMPP = 4,

    /// <summary>The message concerns a VM snapshot schedule.</summary>
    [Wire("VMSS", Since = "falcon")]
    VMSS = 5,

    /// <summary>The message concerns a PVS proxy.</summary>
    [Wire("PVS_proxy", Since = "ely")]
    PVSProxy = 6,

    /// <summary>The message concerns a virtual disk image.</summary>
    [Wire("VDI", Since = "inverness")]
    VDI = 7,

    /// <summary>The message concerns a certificate.</summary>
    [Wire("Certificate", Since = "1.313.0")]
    Certificate = 8,
}
