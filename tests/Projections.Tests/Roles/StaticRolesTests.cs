using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Roles;

namespace Xen.Model.Projections.Tests.Roles;

public sealed class StaticRolesTests
{
    private static readonly Dictionary<string, RoleRecord> s_byName = StaticRoles.Objects
        .Select(item => (RoleRecord)item.Record)
        .ToDictionary(role => role.NameLabel, StringComparer.Ordinal);

    [Fact]
    public void The_seven_roles_are_there_and_only_one_is_internal()
    {
        StaticRoles.Objects.Take(7).Select(item => ((RoleRecord)item.Record).NameLabel).Should().Equal(
            "pool-admin", "pool-operator", "vm-power-admin", "vm-admin", "vm-operator", "client-cert", "read-only");
        s_byName.Values.Where(role => role.IsInternal).Select(role => role.NameLabel).Should().Equal("client-cert");
    }

    [Theory]
    [InlineData("pool-admin", "0165f154-ba3e-034e-6b27-5d271af109ba")]
    [InlineData("vm-power-admin", "7955168d-7bec-10ed-105f-c6a7e6e63249")]
    [InlineData("read-only", "7233b8e3-eacb-d7da-2c95-f2e581cdbf4e")]
    public void Uuids_are_those_that_every_server_has(string role, string uuid)
    {
        s_byName[role].Uuid.Should().Be(uuid);
        StaticRoles.RefOf(role).ToString().Should().Be("OpaqueRef:" + uuid);
    }

    [Fact]
    public void Every_message_has_one_permission()
    {
        // What is published today, and what only Xen API 1.0 had.
        const int messages = 2258 + 16;
        MessageNames.All().Should().HaveCount(messages);
        StaticRoles.Permissions.Keys.Count(name => !name.Contains('/', StringComparison.Ordinal)).Should().Be(messages);
    }

    [Theory]
    [InlineData("vm.start", Role.VMOperators)]
    [InlineData("vm.get_all_records_where", Role.Everyone)]
    [InlineData("vm.get_by_name_label", Role.Everyone)]
    [InlineData("session.logout", Role.Everyone)]
    [InlineData("network.add_tags", Role.VMOperators)]
    [InlineData("network.set_other_config", Role.PoolOperators)]
    [InlineData("network.add_to_other_config", Role.PoolOperators)]
    [InlineData("network.add_to_other_config/key:folder", Role.VMOperators)]
    [InlineData("network.remove_from_other_config/key:XenCenter.CustomFields.*", Role.VMOperators)]
    [InlineData("vm.add_to_other_config/key:pci", Role.PoolAdmins)]
    [InlineData("vm.add_to_other_config/key:hvm_serial", Role.PoolAdmins)]
    [InlineData("task.destroy/any", Role.PoolOperators)]
    [InlineData("pool.is_slave", Role.PoolAdmins)]
    public void Permissions_are_granted_as_declared(string permission, Role roles)
    {
        StaticRoles.Permissions.Should().ContainKey(permission).WhoseValue.Should().Be(roles);
        foreach ((Role role, string name) in RoleNames.All)
        {
            s_byName[name].Subroles.Contains(StaticRoles.RefOf(permission)).Should().Be((roles & role) != 0, name);
        }
    }

    [Fact]
    public void A_greater_role_grants_all_that_a_lesser_one_grants()
    {
        HashSet<Ref<RoleRecord>>[] granted =
        [
            .. RoleNames.All.Select(entry => new HashSet<Ref<RoleRecord>>(s_byName[entry.Name].Subroles)),
        ];

        granted[0].IsProperSupersetOf(granted[1]).Should().BeTrue();
        granted[1].IsProperSupersetOf(granted[2]).Should().BeTrue();
        granted[2].IsProperSupersetOf(granted[3]).Should().BeTrue();
        granted[3].IsProperSupersetOf(granted[4]).Should().BeTrue();
        granted[4].IsProperSupersetOf(granted[6]).Should().BeTrue();
    }

    [Fact]
    public void Permissions_contain_nothing() =>
        StaticRoles.Permissions.Keys.Should().OnlyContain(name => s_byName[name].Subroles.Count == 0);
}
