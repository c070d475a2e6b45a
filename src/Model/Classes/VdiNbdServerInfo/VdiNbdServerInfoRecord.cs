using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Connection details for reading one disk image over NBD from one host address.</summary>
[XenClass(
    59, "vdi_nbd_server_info", Lifecycle = "published inverness", Persistent = false, InDatabase = false,
    Listed = false)]
public sealed partial record VdiNbdServerInfoRecord : XenRecord
{
    /// <summary>NBD export name to request from the server; contains a session and must be kept secret.</summary>
    [Field(1, "exportname", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial string Exportname { get; init; }

    /// <summary>IPv4 or IPv6 address on which the NBD server listens.</summary>
    [Field(2, "address", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial string Address { get; init; }

    /// <summary>TCP port number on which the NBD server listens.</summary>
    [Field(3, "port", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial long Port { get; init; }

    /// <summary>TLS certificate of the server in PEM format.</summary>
    [Field(4, "cert", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial string Cert { get; init; }

    /// <summary>Host name to match against the certificate when verifying the TLS connection.</summary>
    [Field(5, "subject", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial string Subject { get; init; }
}
