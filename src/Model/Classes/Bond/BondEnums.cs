using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>How a bond spreads traffic over its member interfaces.</summary>
[XenEnum("bond_mode")]
public enum BondMode
{
    /// <summary>Traffic is balanced over the members by source MAC address.</summary>
    [Wire("balance-slb", Since = "boston")]
    BalanceSlb = 0,

    /// <summary>One member carries all traffic and the others stand by.</summary>
    [Wire("active-backup", Since = "boston")]
    ActiveBackup = 1,

    /// <summary>Members form an 802.3ad link aggregation negotiated with the switch.</summary>
    [Wire("lacp", Since = "tampa")]
    Lacp = 2,
}
