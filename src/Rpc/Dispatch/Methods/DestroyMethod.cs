using Xen.Model.Calls;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>The implicit <c>destroy</c>.</summary>
internal sealed class DestroyMethod : CallMethod
{
    private readonly ImplicitCall _call;

    public DestroyMethod(XenClass type)
        : base(type.WireName, "destroy")
    {
        _call = ImplicitCall.Destroy(type);
        IsAsync = true;
    }

    public override Type CallType => _call.CallType;

    public override XenType ResultType => XenType.Void;

    public override int RequiredCount => _call.ArgumentCount;

    public override Call Read(CallArguments arguments, WireReadContext context) =>
        _call.Read(arguments.AsList(), context);

    public override void WriteResult(IWireWriter writer, object? result) => writer.Text("");
}
