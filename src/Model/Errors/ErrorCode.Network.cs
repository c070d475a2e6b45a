namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>The VIF locking mode forbids assigning the given address to this VIF.</summary>
    [Error("address")]
    public const string AddressViolatesLockingConstraint = "ADDRESS_VIOLATES_LOCKING_CONSTRAINT";

    /// <summary>Another network already uses the requested bridge name.</summary>
    [Error("bridge")]
    public const string BridgeNameExists = "BRIDGE_NAME_EXISTS";

    /// <summary>The bridge named for a network to adopt could not be found or used on the host.</summary>
    [Error("bridge")]
    public const string BridgeNotAvailable = "BRIDGE_NOT_AVAILABLE";

    /// <summary>The network is reserved for system use and cannot be deleted.</summary>
    [Error("network")]
    public const string CannotDestroySystemNetwork = "CANNOT_DESTROY_SYSTEM_NETWORK";

    /// <summary>The VIF cannot be hot-plugged into the VM in its present configuration.</summary>
    [Error("VIF")]
    public const string CannotPlugVIF = "CANNOT_PLUG_VIF";

    /// <summary>The IGMP snooping setting was not applied on every host of the pool.</summary>
    [Error]
    public const string CouldNotUpdateIgmpSnoopingEverywhere = "COULD_NOT_UPDATE_IGMP_SNOOPING_EVERYWHERE";

    /// <summary>The host has no usable interface for the network a VM needs.</summary>
    [Error("host", "network")]
    public const string HostCannotAttachNetwork = "HOST_CANNOT_ATTACH_NETWORK";

    /// <summary>A parameter is not a valid address in CIDR notation.</summary>
    [Error("parameter")]
    public const string InvalidCidrAddressSpecified = "INVALID_CIDR_ADDRESS_SPECIFIED";

    /// <summary>A parameter is not a valid IP address.</summary>
    [Error("parameter")]
    public const string InvalidIPAddressSpecified = "INVALID_IP_ADDRESS_SPECIFIED";

    /// <summary>The network cannot be deleted while PIFs are connected to it.</summary>
    [Error("pifs")]
    public const string NetworkContainsPIF = "NETWORK_CONTAINS_PIF";

    /// <summary>The network cannot be deleted while VIFs are connected to it.</summary>
    [Error("vifs")]
    public const string NetworkContainsVIF = "NETWORK_CONTAINS_VIF";

    /// <summary>The PIF uses a different SR-IOV card type or mode from others on the network.</summary>
    [Error("PIF", "network")]
    public const string NetworkHasIncompatibleSRIOVPifs = "NETWORK_HAS_INCOMPATIBLE_SRIOV_PIFS";

    /// <summary>The VLAN PIF sits on SR-IOV that does not match others on the network.</summary>
    [Error("PIF", "network")]
    public const string NetworkHasIncompatibleVLANOnSRIOVPifs = "NETWORK_HAS_INCOMPATIBLE_VLAN_ON_SRIOV_PIFS";

    /// <summary>The new purpose of the network clashes with one it already has.</summary>
    [Error("new_purpose", "conflicting_purpose")]
    public const string NetworkIncompatiblePurposes = "NETWORK_INCOMPATIBLE_PURPOSES";

    /// <summary>The network is of a kind that cannot be used for a bond.</summary>
    [Error("network")]
    public const string NetworkIncompatibleWithBond = "NETWORK_INCOMPATIBLE_WITH_BOND";

    /// <summary>The network is of a kind that cannot be used for SR-IOV.</summary>
    [Error("network")]
    public const string NetworkIncompatibleWithSRIOV = "NETWORK_INCOMPATIBLE_WITH_SRIOV";

    /// <summary>VLAN trunking on a VIF is not possible with the backend of this network.</summary>
    [Error("network")]
    public const string NetworkIncompatibleWithTrunks = "NETWORK_INCOMPATIBLE_WITH_TRUNKS";

    /// <summary>The network is of a kind that cannot be used for a tunnel.</summary>
    [Error("network")]
    public const string NetworkIncompatibleWithTunnel = "NETWORK_INCOMPATIBLE_WITH_TUNNEL";

    /// <summary>The network is of a kind that cannot be used for a VLAN over a bridge.</summary>
    [Error("network")]
    public const string NetworkIncompatibleWithVLANOnBridge = "NETWORK_INCOMPATIBLE_WITH_VLAN_ON_BRIDGE";

    /// <summary>The network is of a kind that cannot be used for a VLAN over SR-IOV.</summary>
    [Error("network")]
    public const string NetworkIncompatibleWithVLANOnSRIOV = "NETWORK_INCOMPATIBLE_WITH_VLAN_ON_SRIOV";

    /// <summary>SR-IOV was requested on a PIF where it is already on.</summary>
    [Error("PIF")]
    public const string NetworkSRIOVAlreadyEnabled = "NETWORK_SRIOV_ALREADY_ENABLED";

    /// <summary>SR-IOV could not be turned off on the PIF.</summary>
    [Error("PIF", "msg")]
    public const string NetworkSRIOVDisableFailed = "NETWORK_SRIOV_DISABLE_FAILED";

    /// <summary>SR-IOV could not be turned on for the PIF.</summary>
    [Error("PIF", "msg")]
    public const string NetworkSRIOVEnableFailed = "NETWORK_SRIOV_ENABLE_FAILED";

    /// <summary>The SR-IOV network has too few free virtual functions for the VIF.</summary>
    [Error("network")]
    public const string NetworkSRIOVInsufficientCapacity = "NETWORK_SRIOV_INSUFFICIENT_CAPACITY";

    /// <summary>The network is not under toolstack control, so the call is refused.</summary>
    [Error("network")]
    public const string NetworkUnmanaged = "NETWORK_UNMANAGED";

    /// <summary>The feature needs Open vSwitch, but the host uses another network backend.</summary>
    [Error]
    public const string OpenvswitchNotActive = "OPENVSWITCH_NOT_ACTIVE";

    /// <summary>The PVS site already has cache storage configured on this host.</summary>
    [Error("site", "host")]
    public const string PVSCacheStorageAlreadyPresent = "PVS_CACHE_STORAGE_ALREADY_PRESENT";

    /// <summary>The PVS cache storage cannot be removed while a proxy is using it.</summary>
    [Error("PVS_cache_storage")]
    public const string PVSCacheStorageIsInUse = "PVS_CACHE_STORAGE_IS_IN_USE";

    /// <summary>The VM already has a PVS proxy on one of its VIFs.</summary>
    [Error("proxies")]
    public const string PVSProxyAlreadyPresent = "PVS_PROXY_ALREADY_PRESENT";

    /// <summary>The new VIF would take a lower position than the VIF that has a PVS proxy.</summary>
    [Error("device")]
    public const string PVSProxyPresentOnHigherVIFDevice = "PVS_PROXY_PRESENT_ON_HIGHER_VIF_DEVICE";

    /// <summary>Another PVS server already claims the given address.</summary>
    [Error("address")]
    public const string PVSServerAddressInUse = "PVS_SERVER_ADDRESS_IN_USE";

    /// <summary>The PVS site cannot be changed while proxies attached to it are active.</summary>
    [Error("proxies")]
    public const string PVSSiteContainsRunningProxies = "PVS_SITE_CONTAINS_RUNNING_PROXIES";

    /// <summary>The PVS site cannot be deleted while servers are registered in it.</summary>
    [Error("servers")]
    public const string PVSSiteContainsServers = "PVS_SITE_CONTAINS_SERVERS";

    /// <summary>A PVS proxy can be attached only to the lowest-numbered VIF of a VM.</summary>
    [Error]
    public const string PVSVIFMustBeFirstDevice = "PVS_VIF_MUST_BE_FIRST_DEVICE";

    /// <summary>A VIF on the network is active, so the network cannot be changed.</summary>
    [Error("network", "VIF")]
    public const string VIFInUse = "VIF_IN_USE";

    /// <summary>No destination network was specified for a VIF of the VM being migrated.</summary>
    [Error("vif")]
    public const string VIFNotInMap = "VIF_NOT_IN_MAP";

    /// <summary>The VLAN on this device is already taken by another interface.</summary>
    [Error("device", "vlan")]
    public const string VLANInUse = "VLAN_IN_USE";

    /// <summary>The VLAN tag is outside the permitted range.</summary>
    [Error("VLAN")]
    public const string VLANTagInvalid = "VLAN_TAG_INVALID";

    /// <summary>The operation is refused because the VM has a VIF on an SR-IOV network.</summary>
    [Error("vm")]
    public const string VMHasSRIOVVIF = "VM_HAS_SRIOV_VIF";

    /// <summary>The host is not connected to a network the VM needs.</summary>
    [Error("vm", "network")]
    public const string VMRequiresNetwork = "VM_REQUIRES_NETWORK";
}
