using Xen.Model.Roles;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class WriteTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_written_field_reads_back()
    {
        (await _server.CallAsync("VM.set_name_label", _session, TestServer.VM, "new")).Text.Should().BeEmpty();
        (await _server.CallAsync("VM.get_name_label", _session, TestServer.VM)).Text.Should().Be("new");
    }

    [Fact]
    public async Task A_key_that_is_there_cannot_be_added_again_not_even_with_its_value()
    {
        (await _server.CallAsync("pool.add_to_other_config", _session, TestServer.Pool, "colour", "red")).Error.Should()
            .Equal("MAP_DUPLICATE_KEY", "pool", "other_config", TestServer.Pool.ToString(), "colour");
    }

    [Fact]
    public async Task A_key_that_is_not_there_can_be_removed()
    {
        (await _server.CallAsync("pool.remove_from_other_config", _session, TestServer.Pool, "no such")).Text
            .Should().BeEmpty();
        (await _server.CallAsync("pool.remove_from_other_config", _session, TestServer.Pool, "colour")).Text
            .Should().BeEmpty();
        (await _server.CallAsync("pool.get_other_config", _session, TestServer.Pool)).Value.EnumerateObject()
            .Should().BeEmpty();
    }

    [Fact]
    public async Task Members_of_a_set_can_be_added_and_removed_twice()
    {
        for (int round = 0; round < 2; round++)
        {
            (await _server.CallAsync("VM.add_tags", _session, TestServer.VM, "a")).Text.Should().BeEmpty();
        }
        (await _server.CallAsync("VM.get_tags", _session, TestServer.VM)).Value.GetArrayLength().Should().Be(1);
        for (int round = 0; round < 2; round++)
        {
            (await _server.CallAsync("VM.remove_tags", _session, TestServer.VM, "a")).Text.Should().BeEmpty();
        }
        (await _server.CallAsync("VM.get_tags", _session, TestServer.VM)).Value.GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task An_object_is_created_from_a_struct_and_destroyed()
    {
        (string, object)[] fields =
            [("value", "x"), ("unknown", "y"), ("other_config", Array.Empty<(string, object)>())];
        string created = (await _server.CallAsync("secret.create", _session, fields)).Text;

        (await _server.CallAsync("secret.get_value", _session, created)).Text.Should().Be("x");
        (await _server.CallAsync("secret.destroy", _session, created)).Text.Should().BeEmpty();
        (await _server.CallAsync("secret.get_value", _session, created)).Error.Should()
            .Equal("HANDLE_INVALID", "secret", created);
    }

    [Fact]
    public async Task Keys_with_rules_of_their_own_can_be_written_by_the_roles_they_name()
    {
        string operatorSession = await _server.LoginAsync(Role.VMOperator);

        string[] denied = (await _server.CallAsync(
            "VM.add_to_other_config", operatorSession, TestServer.VM, "pci", "x")).Error;
        denied.Take(2).Should().Equal("RBAC_PERMISSION_DENIED", "vm.add_to_other_config/key:pci");
        const string free = "XenCenter.CustomFields.x";
        (await _server.CallAsync("pool.add_to_other_config", operatorSession, TestServer.Pool, free, "1"))
            .Error.Should().BeEmpty();
        (await _server.CallAsync("pool.add_to_other_config", operatorSession, TestServer.Pool, "other", "1"))
            .Error.Take(2).Should().Equal("RBAC_PERMISSION_DENIED", "pool.add_to_other_config");
    }

    [Fact]
    public async Task Readers_read_and_do_not_write()
    {
        string reader = await _server.LoginAsync(Role.ReadOnly);

        (await _server.CallAsync("VM.get_record", reader, TestServer.VM)).Error.Should().BeEmpty();
        (await _server.CallAsync("VM.set_name_label", reader, TestServer.VM, "x")).Error[0]
            .Should().Be("RBAC_PERMISSION_DENIED");
        (await _server.CallAsync("secret.get_value", reader, TestServer.VM)).Error[0]
            .Should().Be("RBAC_PERMISSION_DENIED");
    }
}
