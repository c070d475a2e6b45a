using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Protocol with which a VM console is accessed.</summary>
[XenEnum("console_protocol")]
public enum ConsoleProtocol
{
    /// <summary>The console is a text terminal.</summary>
    [Wire("vt100", Since = "rio")]
    Vt100 = 0,

    /// <summary>The console is graphical and speaks the VNC protocol.</summary>
    [Wire("rfb", Since = "rio")]
    Rfb = 1,

    /// <summary>The console is a Remote Desktop session served by the guest.</summary>
    [Wire("rdp", Since = "rio")]
    Rdp = 2,
}
