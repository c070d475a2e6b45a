using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>The controller of the pool's virtual switches.</summary>
public sealed class SDNControllerTests
{
    [Fact]
    [Trait("Obligation", "NETWORK-62")]
    public async Task There_is_one_controller_at_most_and_hosts_that_call_have_a_default_port()
    {
        await using World world = await World.StartAsync();

        var controller = await world.MakeAsync<SDNControllerRecord>(
            new SDNControllerIntroduce(SDNControllerProtocol.Ssl, "192.0.2.200", 0));

        world.View.Find(controller)!.Should().BeEquivalentTo(new { Address = "192.0.2.200", Port = 6632L });
        (await world.FailureAsync(new SDNControllerIntroduce(SDNControllerProtocol.Pssl, "", 0)))
            .Code.Should().Be(ErrorCode.OperationNotAllowed);
        await world.CallAsync(new SDNControllerForget(controller));
        (await world.FailureAsync(new SDNControllerForget(controller))).Code.Should().Be(ErrorCode.HandleInvalid);
        await world.CallAsync(new SDNControllerIntroduce(SDNControllerProtocol.Pssl, "", 0));
    }

    [Theory]
    [InlineData(SDNControllerProtocol.Ssl, "", 0, ErrorCode.InvalidValue, "address,")]
    [InlineData(SDNControllerProtocol.Ssl, "here", 0, ErrorCode.InvalidIPAddressSpecified, "address")]
    [InlineData(
        SDNControllerProtocol.Ssl, "192.0.2.2", 65536, ErrorCode.ValueNotSupported, "port,65536,Port out of range")]
    [InlineData(SDNControllerProtocol.Pssl, "192.0.2.2", 0, ErrorCode.InvalidValue, "address,192.0.2.2")]
    [InlineData(SDNControllerProtocol.Pssl, "", 1, ErrorCode.InvalidValue, "port,1")]
    [Trait("Obligation", "NETWORK-62")]
    public async Task Address_and_port_go_with_the_protocol(
        SDNControllerProtocol protocol, string address, long port, string code, string parameters)
    {
        await using World world = await World.StartAsync();

        (await world.FailureAsync(new SDNControllerIntroduce(protocol, address, port)))
            .Should().Be(new XenError(code, parameters.Split(',')));
    }
}
