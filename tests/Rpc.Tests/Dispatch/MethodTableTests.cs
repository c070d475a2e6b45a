using Xen.Model.Projections.Roles;
using Xen.Model.Roles;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Dispatch.Methods;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class MethodTableTests
{
    private static readonly MethodTable s_table = MethodTable.Standard;

    [Fact]
    [Trait("Obligation", "RPC-5")]
    public void Every_message_has_two_names()
    {
        foreach (Method method in s_table.All)
        {
            s_table.Find(method.Name).Should().BeSameAs(method);
            s_table.Find(method.ClassName + "_" + method.MessageName).Should().BeSameAs(method);
        }
    }

    [Fact]
    public void The_names_are_those_that_the_roles_know()
    {
        s_table.Names.Should().Equal(MessageNames.All().Select(message => message.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Messages_need_the_permissions_that_roles_grant()
    {
        var needed = s_table.All.SelectMany(method => method.Permissions())
            .ToDictionary(item => item.Permission, item => item.Roles, StringComparer.Ordinal);
        string[] others = [StaticRoles.DestroyAnyTask, .. HttpActions.All.Keys.Select(HttpActions.PermissionOf)];

        needed.Should().BeEquivalentTo(StaticRoles.Permissions.Where(item => !others.Contains(item.Key)));
    }

    [Theory]
    [InlineData("VM.start", 3, 3)]
    [InlineData("session.login_with_password", 2, 4)]
    [InlineData("VBD.create", 1, 1)]
    [InlineData("VM.get_all", 0, 0)]
    [InlineData("VM.get_record", 1, 1)]
    [InlineData("VM.add_to_other_config", 3, 3)]
    [InlineData("VM.remove_from_other_config", 2, 2)]
    [InlineData("VM.add_tags", 2, 2)]
    [InlineData("event.from", 3, 3)]
    public void Parameters_are_counted_without_the_session(string name, int required, int total)
    {
        Method method = s_table.Find(name)!;

        method.RequiredCount.Should().Be(required);
        method.TotalCount.Should().Be(total);
    }

    [Theory]
    [InlineData("VM.set_uuid")]
    [InlineData("VM.set_power_state")]
    [InlineData("VM.add_VBDs")]
    [InlineData("session.get_all")]
    [InlineData("user.get_all")]
    [InlineData("VM.get_session")]
    [InlineData("task.get_session")]
    [InlineData("pool.get_by_name_label")]
    [InlineData("event.get_record")]
    [InlineData("operation.get_all")]
    [InlineData("Async_VM_start")]
    [InlineData("vm.start")]
    public void What_does_not_follow_from_the_data_model_does_not_exist(string name) =>
        s_table.Find(name).Should().BeNull();

    [Theory]
    [InlineData("VM.create")]
    [InlineData("VM.destroy")]
    [InlineData("VM.start")]
    public void Creating_destroying_and_what_is_declared_so_can_be_asynchronous(string name) =>
        s_table.Find(name)!.IsAsync.Should().BeTrue();

    [Fact]
    public void Messages_that_follow_from_fields_are_never_asynchronous() =>
        s_table.All.Where(method => method is ReadMethod or FieldMethod)
            .Should().OnlyContain(method => !method.IsAsync);

    [Fact]
    public void Four_messages_need_no_session() =>
        s_table.All.Where(method => !method.NeedsSession).Select(method => method.Name).Should().BeEquivalentTo(
            "session.login_with_password", "session.slave_login", "session.slave_local_login",
            "session.slave_local_login_with_password");

    [Fact]
    public void Keys_with_rules_of_their_own_take_a_permission_of_their_own()
    {
        var guarded = s_table.All.Where(method => method.KeyRoles.Count > 0).ToList();

        guarded.Select(method => method.ClassName).Distinct().Should().BeEquivalentTo(
            "SR", "VDI", "VM", "host", "network", "pool", "task");
        guarded.Should().OnlyContain(method => method.MessageName.Contains("add_to_", StringComparison.Ordinal)
            || method.MessageName.Contains("remove_from_", StringComparison.Ordinal));
    }
}
