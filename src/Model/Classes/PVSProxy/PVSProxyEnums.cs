using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Running state of a PVS proxy.</summary>
[XenEnum("pvs_proxy_status")]
public enum PVSProxyStatus
{
    /// <summary>The proxy is not running.</summary>
    [Wire("stopped", Since = "ely")]
    Stopped = 0,

    /// <summary>The proxy is set up but has not begun to cache.</summary>
    [Wire("initialised", Since = "ely")]
    Initialised = 1,

    /// <summary>The proxy is serving and caching PVS traffic.</summary>
    [Wire("caching", Since = "ely")]
    Caching = 2,

    /// <summary>The proxy is idle because the device's write cache mode is unsupported.</summary>
    [Wire("incompatible_write_cache_mode", Since = "ely")]
    IncompatibleWriteCacheMode = 3,

    /// <summary>The proxy is idle because the PVS protocol version is unsupported.</summary>
    [Wire("incompatible_protocol_version", Since = "ely")]
    IncompatibleProtocolVersion = 4,
}
