using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Who opens the connection between hosts and an SDN controller.</summary>
[XenEnum("sdn_controller_protocol")]
public enum SDNControllerProtocol
{
    /// <summary>Hosts open the TLS connection to the controller.</summary>
    [Wire("ssl", Since = "falcon")]
    Ssl = 0,

    /// <summary>Hosts listen and the controller opens the TLS connection.</summary>
    [Wire("pssl", Since = "falcon")]
    Pssl = 1,
}
