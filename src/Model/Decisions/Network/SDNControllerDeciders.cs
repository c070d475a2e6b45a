using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Network;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Network;

/// <summary>The controller that the pool's virtual switches follow; there is one at most.</summary>
internal static class SDNControllerDeciders
{
    private const long DefaultPort = 6632;
    private const string AddressField = "address";
    private const string PortField = "port";

    public static void Register(DeciderTable table) => table
        .Add<SDNControllerIntroduce>(Introduce)
        .Add<SDNControllerForget>(Forget);

    private static Decision Introduce(SDNControllerIntroduce call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!PIFChecks.UseVswitch(changes))
        {
            return new XenError(ErrorCode.OperationNotAllowed, "the hosts do not use a virtual switch");
        }
        if (changes.All<SDNControllerRecord>().Any())
        {
            return new XenError(ErrorCode.OperationNotAllowed, "there is a controller already; forget it first");
        }
        if ((CheckAddress(call) ?? CheckPort(call)) is { } error)
        {
            return error;
        }
        return Decision.With(context.Create(new SDNControllerRecord
        {
            Uuid = context.NewUuid(),
            Protocol = call.Protocol,
            Address = call.Address,
            Port = call is { Protocol: SDNControllerProtocol.Ssl, Port: 0 } ? DefaultPort : call.Port,
        }));
    }

    private static Decision Forget(SDNControllerForget call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }

    /// <summary>Hosts that are called need no address, hosts that call do.</summary>
    private static XenError? CheckAddress(SDNControllerIntroduce call) => call switch
    {
        { Protocol: SDNControllerProtocol.Pssl, Address.Length: > 0 }
            or { Protocol: SDNControllerProtocol.Ssl, Address.Length: 0 } =>
            new XenError(ErrorCode.InvalidValue, AddressField, call.Address),
        { Protocol: SDNControllerProtocol.Pssl, Port: not 0 } =>
            new XenError(ErrorCode.InvalidValue, PortField, call.Port.ToString(CultureInfo.InvariantCulture)),
        { Protocol: SDNControllerProtocol.Ssl } => Addresses.CheckIPv4(AddressField, call.Address),
        _ => null,
    };

    private static XenError? CheckPort(SDNControllerIntroduce call) =>
        call.Port == 0 ? null : PortNumbers.Check(PortField, call.Port);
}
