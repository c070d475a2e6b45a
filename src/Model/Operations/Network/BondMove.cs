using Xen.Model.Classes;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>
/// What was on the members of a bond moves onto the bond, and back: addresses, management, VLANs, tunnels and the
/// guests that can only be on this host.
/// </summary>
internal sealed class BondMove(DecisionContext context)
{
    private static readonly PIFRecord s_none = new();

    private readonly DecisionContext _context = context;
    private readonly Changes _changes = context.Changes;
    private readonly List<Ref<PIFRecord>> _left = [];
    private readonly List<Ref<PIFRecord>> _taken = [];
    private readonly List<KeyValuePair<string, string>> _guests = [];

    /// <summary>From the members onto the bond.</summary>
    public void Up(BondRecord bond)
    {
        Ref<PIFRecord>[] members = [.. bond.Slaves];
        HashSet<Ref<NetworkRecord>> networks = [.. members.Select(member => _changes.Get(member).Network)];
        MoveManagement(bond.PrimarySlave, bond.Master);
        foreach (Ref<PIFRecord> member in members)
        {
            MoveVLANs(member, bond.Master);
        }
        foreach (Ref<PIFRecord> member in members)
        {
            MoveTunnels(member, bond.Master);
        }
        PIFRecord master = _changes.Get(bond.Master);
        MoveGuests(master.Host, networks, master.Network);
        if (members.Any(member => _changes.Get(member).DisallowUnplug))
        {
            _changes.Update(bond.Master, pif => pif with { DisallowUnplug = true });
        }
        foreach (Ref<PIFRecord> member in members)
        {
            _changes.Update(member, pif => WithoutAddresses(pif) with { DisallowUnplug = false });
        }
    }

    /// <summary>From the bond onto its primary member.</summary>
    public void Down(BondRecord bond)
    {
        Ref<PIFRecord> primary = bond.PrimarySlave;
        if (!_changes.TryGet(bond.Master, out PIFRecord? master) || _changes.Find(primary) is null)
        {
            return;
        }
        _changes.Update(primary, pif => WithAddressesOf(master, pif) with { DisallowUnplug = master.DisallowUnplug });
        MoveManagement(bond.Master, primary);
        MoveVLANs(bond.Master, primary);
        MoveGuests(master.Host, [master.Network], _changes.Get(primary).Network);
        MoveTunnels(bond.Master, primary);
    }

    /// <summary>An interface with the addresses of another.</summary>
    public static PIFRecord WithAddressesOf(PIFRecord from, PIFRecord to) => to with
    {
        IpConfigurationMode = from.IpConfigurationMode,
        IP = from.IP,
        Netmask = from.Netmask,
        Gateway = from.Gateway,
        DNS = from.DNS,
        Ipv6ConfigurationMode = from.Ipv6ConfigurationMode,
        IPv6 = from.IPv6,
        Ipv6Gateway = from.Ipv6Gateway,
        PrimaryAddressType = from.PrimaryAddressType,
    };

    /// <summary>An interface without addresses.</summary>
    public static PIFRecord WithoutAddresses(PIFRecord pif) => WithAddressesOf(s_none, pif);

    /// <summary>
    /// Lets the task go on until the host has brought up what was moved and had been up before, and has connected the
    /// guests that are plugged; does nothing when there is no such thing.
    /// </summary>
    public void Settle(OperationEnding ending)
    {
        if (_taken.Count + _guests.Count > 0)
        {
            string result = ending.Result?.ToString() ?? "";
            ending.Continue(OperationKind.PIFPlug, ending.Target<HostRecord>())
                .With(InterfacePlan.Of(_changes, _left, _taken))
                .With(_guests)
                .With(InterfaceOperation.ResultKey, result)
                .Intend();
        }
    }

    private void MoveManagement(Ref<PIFRecord> from, Ref<PIFRecord> to)
    {
        if (_changes.Find(from) is { Management: true })
        {
            _changes.Update(from, pif => pif with { Management = false });
            InterfaceReport.FollowAddress(_changes, _changes.Update(to, pif => pif with { Management = true }));
        }
    }

    /// <summary>VLANs are made anew on the other interface; a tag that is there takes over the guests.</summary>
    private void MoveVLANs(Ref<PIFRecord> from, Ref<PIFRecord> to)
    {
        foreach ((Ref<VLANRecord> old, VLANRecord vlan) in _changes.All(_changes.Get(from).VLANSlaveOf).ToArray())
        {
            if (!_changes.TryGet(vlan.UntaggedPIF, out PIFRecord? untagged))
            {
                _changes.Delete(old);
                continue;
            }
            VLANRecord? twin = _changes.All(_changes.Get(to).VLANSlaveOf)
                .FirstOrDefault(other => other.Record.Tag == vlan.Tag).Record;
            Ref<PIFRecord> moved = twin?.UntaggedPIF
                ?? VLANOperation.Create(_context, to, vlan.Tag, untagged.Network).Untagged;
            if (twin is null)
            {
                _changes.Update(moved, pif => WithSettingsOf(untagged, pif));
            }
            else
            {
                MoveGuests(untagged.Host, [untagged.Network], _changes.Get(moved).Network);
            }
            MoveManagement(vlan.UntaggedPIF, moved);
            Follow(vlan.UntaggedPIF, untagged, moved);
            _changes.Delete(old);
            _changes.Delete(vlan.UntaggedPIF);
        }
    }

    private void MoveTunnels(Ref<PIFRecord> from, Ref<PIFRecord> to)
    {
        foreach ((Ref<TunnelRecord> old, TunnelRecord tunnel) in
            _changes.All(_changes.Get(from).TunnelTransportPIFOf).ToArray())
        {
            if (_changes.TryGet(tunnel.AccessPIF, out PIFRecord? access))
            {
                (Ref<TunnelRecord> moved, Ref<PIFRecord> end) =
                    TunnelOperation.Create(_context, to, access.Network, tunnel.Protocol);
                _changes.Update(moved, record => record with
                {
                    Status = tunnel.Status,
                    OtherConfig = tunnel.OtherConfig,
                });
                _changes.Update(end, pif => WithSettingsOf(access, pif) with { MAC = access.MAC });
                Follow(tunnel.AccessPIF, access, end);
            }
            _changes.Delete(old);
            _changes.Delete(tunnel.AccessPIF);
        }
    }

    /// <summary>What was up comes up again in its new place.</summary>
    private void Follow(Ref<PIFRecord> old, PIFRecord before, Ref<PIFRecord> moved)
    {
        if (before.CurrentlyAttached)
        {
            _left.Add(old);
            if (!_taken.Contains(moved))
            {
                _taken.Add(moved);
            }
        }
    }

    private static PIFRecord WithSettingsOf(PIFRecord from, PIFRecord to) => WithAddressesOf(from, to) with
    {
        MTU = from.MTU,
        OtherConfig = from.OtherConfig,
        DisallowUnplug = from.DisallowUnplug,
        IgmpSnoopingStatus = from.IgmpSnoopingStatus,
    };

    private void MoveGuests(
        Ref<HostRecord> host, HashSet<Ref<NetworkRecord>> from, Ref<NetworkRecord> to)
    {
        foreach (Ref<NetworkRecord> network in from.Where(network => network != to))
        {
            foreach ((Ref<VIFRecord> vif, VIFRecord record) in
                _changes.All(_changes.Find(network)?.VIFs ?? RefSet<VIFRecord>.Empty).ToArray())
            {
                if (_changes.TryGet(record.VM, out VMRecord? vm) && IsBoundTo(vm, host))
                {
                    _changes.Set(vif, record with { Network = to });
                    Reconnect(vif, record, to);
                }
            }
        }
    }

    /// <summary>What is plugged stays so while the host connects it to the other bridge.</summary>
    private void Reconnect(Ref<VIFRecord> vif, VIFRecord record, Ref<NetworkRecord> to)
    {
        if (record.CurrentlyAttached)
        {
            string key = InterfacePlan.Key(InterfacePlan.GuestKey, _guests.Count / 2);
            _guests.Add(KeyValuePair.Create(key, vif.ToString()));
            _guests.Add(KeyValuePair.Create(key + ".bridge", _changes.Find(to)?.Bridge ?? ""));
        }
    }

    /// <summary>True for a guest that is on the host, or whose storage is on no other.</summary>
    private bool IsBoundTo(VMRecord vm, Ref<HostRecord> host)
    {
        if (!vm.ResidentOn.IsNull)
        {
            return vm.ResidentOn == host;
        }
        Ref<SRRecord>[] storage =
        [
            .. _changes.All(vm.VBDs).Select(vbd => _changes.Find(vbd.Record.VDI)?.SR ?? default)
                .Where(sr => !sr.IsNull),
        ];
        Ref<HostRecord>[] possible =
        [
            .. _changes.All<HostRecord>().Select(item => item.Reference)
                .Where(item => storage.All(sr => SRRules.IsAttachedTo(_changes, sr, item))),
        ];
        return possible is [Ref<HostRecord> only] && only == host;
    }
}
