namespace Xen.Model.Errors;

public static partial class ErrorCode
{
    /// <summary>A tunnel was requested on a PIF that is a member of a bond.</summary>
    [Error("PIF")]
    public const string CannotAddTunnelToBondSlave = "CANNOT_ADD_TUNNEL_TO_BOND_SLAVE";

    /// <summary>A tunnel was requested on an SR-IOV logical PIF.</summary>
    [Error("PIF")]
    public const string CannotAddTunnelToSRIOVLogical = "CANNOT_ADD_TUNNEL_TO_SRIOV_LOGICAL";

    /// <summary>A tunnel was requested on a VLAN PIF whose parent is an SR-IOV logical PIF.</summary>
    [Error("PIF")]
    public const string CannotAddTunnelToVLANOnSRIOVLogical = "CANNOT_ADD_TUNNEL_TO_VLAN_ON_SRIOV_LOGICAL";

    /// <summary>A VLAN was requested on a PIF that is a member of a bond.</summary>
    [Error("PIF")]
    public const string CannotAddVLANToBondSlave = "CANNOT_ADD_VLAN_TO_BOND_SLAVE";

    /// <summary>Properties of this PIF are read-only, for example because it belongs to a bond.</summary>
    [Error("PIF")]
    public const string CannotChangePIFProperties = "CANNOT_CHANGE_PIF_PROPERTIES";

    /// <summary>An SR-IOV logical PIF was passed to a forget call that does not accept it.</summary>
    [Error("PIF")]
    public const string CannotForgetSRIOVLogical = "CANNOT_FORGET_SRIOV_LOGICAL";

    /// <summary>A bond member PIF cannot be brought up separately from its bond.</summary>
    [Error("PIF")]
    public const string CannotPlugBondSlave = "CANNOT_PLUG_BOND_SLAVE";

    /// <summary>The host has no network card matching both the device name and the MAC address.</summary>
    [Error("device", "mac")]
    public const string CouldNotFindNetworkInterfaceWithSpecifiedDeviceNameAndMACAddress = "COULD_NOT_FIND_NETWORK_INTERFACE_WITH_SPECIFIED_DEVICE_NAME_AND_MAC_ADDRESS";

    /// <summary>Two PIFs on the host would share the same device name.</summary>
    [Error("device")]
    public const string DuplicatePIFDeviceName = "DUPLICATE_PIF_DEVICE_NAME";

    /// <summary>The PIFs chosen have settings that conflict, so they cannot be combined.</summary>
    [Error]
    public const string IncompatiblePIFProperties = "INCOMPATIBLE_PIF_PROPERTIES";

    /// <summary>The interface has no IP address, which this operation needs.</summary>
    [Error("interface")]
    public const string InterfaceHasNoIP = "INTERFACE_HAS_NO_IP";

    /// <summary>A PIF that is the access end of a tunnel was given where that is not allowed.</summary>
    [Error("PIF")]
    public const string IsTunnelAccessPIF = "IS_TUNNEL_ACCESS_PIF";

    /// <summary>No network card on the host has the given MAC address.</summary>
    [Error("MAC")]
    public const string MACDoesNotExist = "MAC_DOES_NOT_EXIST";

    /// <summary>The text given as a MAC address is malformed.</summary>
    [Error("MAC")]
    public const string MACInvalid = "MAC_INVALID";

    /// <summary>The PIF cannot be forgotten because a card with its MAC address is still fitted.</summary>
    [Error("MAC")]
    public const string MACStillExists = "MAC_STILL_EXISTS";

    /// <summary>The host already reaches this network through another PIF.</summary>
    [Error("network", "connected PIF")]
    public const string NetworkAlreadyConnected = "NETWORK_ALREADY_CONNECTED";

    /// <summary>The PIF must be protected against unplugging for this operation, but is not.</summary>
    [Error("PIF")]
    public const string PIFAllowsUnplug = "PIF_ALLOWS_UNPLUG";

    /// <summary>The PIF belongs to a bond and cannot join another.</summary>
    [Error("PIF")]
    public const string PIFAlreadyBonded = "PIF_ALREADY_BONDED";

    /// <summary>More than one proposed bond member has an IP configuration.</summary>
    [Error]
    public const string PIFBondMoreThanOneIP = "PIF_BOND_MORE_THAN_ONE_IP";

    /// <summary>Too few PIFs were supplied to create a bond.</summary>
    [Error]
    public const string PIFBondNeedsMoreMembers = "PIF_BOND_NEEDS_MORE_MEMBERS";

    /// <summary>The PIFs proposed for a bond are on different hosts.</summary>
    [Error]
    public const string PIFCannotBondCrossHost = "PIF_CANNOT_BOND_CROSS_HOST";

    /// <summary>The host could not bring up or reconfigure the PIF.</summary>
    [Error("PIF", "msg")]
    public const string PIFConfigurationError = "PIF_CONFIGURATION_ERROR";

    /// <summary>No device on the host matches the one named for the PIF.</summary>
    [Error]
    public const string PIFDeviceNotFound = "PIF_DEVICE_NOT_FOUND";

    /// <summary>The PIF is marked as protected against unplugging.</summary>
    [Error("PIF")]
    public const string PIFDoesNotAllowUnplug = "PIF_DOES_NOT_ALLOW_UNPLUG";

    /// <summary>The PIF carries an FCoE storage repository that is in use.</summary>
    [Error("PIF", "SR")]
    public const string PIFHasFcoeSRInUse = "PIF_HAS_FCOE_SR_IN_USE";

    /// <summary>The PIF has no IPv4 configuration, which the operation needs.</summary>
    [Error("PIF")]
    public const string PIFHasNoNetworkConfiguration = "PIF_HAS_NO_NETWORK_CONFIGURATION";

    /// <summary>The PIF has no IPv6 configuration, which the operation needs.</summary>
    [Error("PIF")]
    public const string PIFHasNoV6NetworkConfiguration = "PIF_HAS_NO_V6_NETWORK_CONFIGURATION";

    /// <summary>The primary address type of the PIF does not match what the operation requires.</summary>
    [Error("PIF")]
    public const string PIFIncompatiblePrimaryAddressType = "PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE";

    /// <summary>The PIF carries management traffic, so the operation is refused.</summary>
    [Error("PIF")]
    public const string PIFIsManagementInterface = "PIF_IS_MANAGEMENT_INTERFACE";

    /// <summary>The call needs a physical PIF and was given another kind.</summary>
    [Error("PIF")]
    public const string PIFIsNotPhysical = "PIF_IS_NOT_PHYSICAL";

    /// <summary>The network card behind the PIF does not support SR-IOV.</summary>
    [Error("PIF")]
    public const string PIFIsNotSRIOVCapable = "PIF_IS_NOT_SRIOV_CAPABLE";

    /// <summary>The PIF stands for a real network card and cannot be destroyed.</summary>
    [Error("PIF")]
    public const string PIFIsPhysical = "PIF_IS_PHYSICAL";

    /// <summary>The call does not accept an SR-IOV logical PIF.</summary>
    [Error("PIF")]
    public const string PIFIsSRIOVLogical = "PIF_IS_SRIOV_LOGICAL";

    /// <summary>The call does not accept a VLAN PIF.</summary>
    [Error("PIF")]
    public const string PIFIsVLAN = "PIF_IS_VLAN";

    /// <summary>The PIF given belongs to a different host.</summary>
    [Error("pif", "host")]
    public const string PIFNotAttachedToHost = "PIF_NOT_ATTACHED_TO_HOST";

    /// <summary>The host has no PIF on the given network.</summary>
    [Error("host", "network")]
    public const string PIFNotPresent = "PIF_NOT_PRESENT";

    /// <summary>The operation must wait until SR-IOV is removed from the PIF.</summary>
    [Error("PIF")]
    public const string PIFSRIOVStillExists = "PIF_SRIOV_STILL_EXISTS";

    /// <summary>The operation must wait until tunnels over the PIF are removed.</summary>
    [Error("PIF")]
    public const string PIFTunnelStillExists = "PIF_TUNNEL_STILL_EXISTS";

    /// <summary>The PIF is excluded from toolstack control, so the call is refused.</summary>
    [Error("PIF")]
    public const string PIFUnmanaged = "PIF_UNMANAGED";

    /// <summary>The PIF already has a VLAN with the requested tag.</summary>
    [Error("PIF")]
    public const string PIFVLANExists = "PIF_VLAN_EXISTS";

    /// <summary>The operation must wait until VLANs over the PIF are removed.</summary>
    [Error("PIF")]
    public const string PIFVLANStillExists = "PIF_VLAN_STILL_EXISTS";

    /// <summary>The PIF needed for this operation is not plugged.</summary>
    [Error("PIF")]
    public const string RequiredPIFIsUnplugged = "REQUIRED_PIF_IS_UNPLUGGED";

    /// <summary>The PIF meant to carry tunnel traffic has no IP configuration.</summary>
    [Error("PIF")]
    public const string TransportPIFNotConfigured = "TRANSPORT_PIF_NOT_CONFIGURED";
}
