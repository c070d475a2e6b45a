using System.Text.Json;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Rpc.Wire;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class ReadTests : IAsyncLifetime
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
    public async Task Every_field_of_every_class_can_be_read_in_every_protocol()
    {
        foreach (XenClass type in DataModel.Classes.Where(type => !type.IsInternal && type.Declaration.InDatabase))
        {
            var self = new ObjectRef(new Guid(type.Id, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
            await _server.ObserveAsync(self, type.Empty);
            foreach (Method getter in MethodTable.Standard.All.Where(method =>
                method.ClassName == type.WireName && method is SelfReadMethod))
            {
                foreach (RpcProtocol protocol in Enum.GetValues<RpcProtocol>())
                {
                    string reply = await RawAsync(protocol, getter.Name, self);
                    reply.Contains("MESSAGE_REMOVED", StringComparison.Ordinal)
                        .Should().Be(getter.IsRemoved, getter.Name);
                    (getter.IsRemoved || !reply.Contains("ERROR", StringComparison.Ordinal)).Should().BeTrue(reply);
                }
            }
        }
    }

    [Fact]
    [Trait("Obligation", "OBJECT-34")]
    public async Task A_getter_of_no_object_is_an_invalid_handle_whatever_is_wrong_with_it()
    {
        foreach (string handle in (string[])["nonsense", "", "OpaqueRef:NULL", TestServer.Host.ToString()])
        {
            (await _server.CallAsync("VM.get_uuid", _session, handle)).Error
                .Should().Equal("HANDLE_INVALID", "VM", handle);
        }
    }

    [Fact]
    [Trait("Obligation", "OBJECT-37")]
    public async Task A_record_has_all_public_fields_in_order()
    {
        JsonElement record = (await _server.CallAsync("VM.get_record", _session, TestServer.VM)).Value;

        record.EnumerateObject().Select(member => member.Name).Should()
            .Equal(VMRecord.ClassInfo.PublicFields.Select(field => field.WireName));
        record.GetProperty("memory_static_max").GetInt64().Should().Be(1L << 40);
    }

    [Fact]
    [Trait("Obligation", "OBJECT-35")]
    public async Task An_object_is_found_by_its_uuid_in_its_own_class_only()
    {
        (await _server.CallAsync("VM.get_by_uuid", _session, TestServer.VMUuid)).Text
            .Should().Be(TestServer.VM.ToString());
        (await _server.CallAsync("host.get_by_uuid", _session, TestServer.VMUuid))
            .Error.Should().Equal("UUID_INVALID", "host", TestServer.VMUuid);
    }

    [Fact]
    [Trait("Obligation", "OBJECT-36")]
    public async Task Names_are_compared_exactly()
    {
        (await _server.CallAsync("host.get_by_name_label", _session, "the host")).Value.GetArrayLength().Should().Be(1);
        (await _server.CallAsync("host.get_by_name_label", _session, "The host")).Value.GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task All_objects_can_be_listed_with_or_without_their_records()
    {
        (await _server.CallAsync("VM.get_all", _session)).Value[0].GetString().Should().Be(TestServer.VM.ToString());
        (await _server.CallAsync("VM.get_all_records", _session)).Value
            .GetProperty(TestServer.VM.ToString()).GetProperty("uuid").GetString().Should().Be(TestServer.VMUuid);
    }

    [Fact]
    public async Task Objects_can_be_selected_by_an_expression()
    {
        const string host = "field \"name__label\" = \"the host\"";

        (await _server.CallAsync("host.get_all_where", _session, host)).Value.GetArrayLength().Should().Be(1);
        (await _server.CallAsync("host.get_all_records_where", _session, "not " + host)).Value
            .EnumerateObject().Should().BeEmpty();
        (await _server.CallAsync("host.get_all_where", _session, "(")).Error.Should().HaveElementAt(0, "INVALID_VALUE");
    }

    [Fact]
    public async Task A_session_can_look_at_itself()
    {
        (await _server.CallAsync("session.get_this_host", _session, _session)).Text
            .Should().Be(TestServer.Host.ToString());
        (await _server.CallAsync("session.get_is_local_superuser", _session, _session)).Value.GetBoolean()
            .Should().BeTrue();
    }

    [Fact]
    public async Task Explicit_messages_that_only_look_are_answered_from_the_state()
    {
        (await _server.CallAsync("session.get_all_subject_identifiers", _session)).Value.GetArrayLength()
            .Should().Be(0);
    }

    private async Task<string> RawAsync(RpcProtocol protocol, string method, ObjectRef self)
    {
        using var output = new ReplyBuffer();
        await _server.Server.Dispatcher.DispatchAsync(
            new RpcRequest
            {
                Protocol = protocol,
                MethodName = method,
                Parameters = [WireValue.Of(_session), WireValue.Of(self.ToString())],
                JsonId = "1"u8.ToArray(),
            },
            new TestCaller(),
            output);
        return System.Text.Encoding.UTF8.GetString(output.Written.Span);
    }
}
