using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Encapsulation used by a tunnel between hosts.</summary>
[XenEnum("tunnel_protocol")]
public enum TunnelProtocol
{
    /// <summary>Frames are carried by Generic Routing Encapsulation.</summary>
    [Wire("gre", Since = "1.250.0")]
    Gre = 0,

    /// <summary>Frames are carried in UDP by VXLAN.</summary>
    [Wire("vxlan", Since = "1.250.0")]
    Vxlan = 1,
}
