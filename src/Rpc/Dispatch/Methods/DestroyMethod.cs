using Xen.Model.Calls;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>The implicit <c>destroy</c>.</summary>
internal sealed class DestroyMethod : CallMethod
{
    private readonly XenClass _class;

    public DestroyMethod(XenClass type)
        : base(type.WireName, "destroy")
    {
        _class = type;
        IsAsync = true;
    }

    public override Type CallType => typeof(DestroyObject);

    public override XenType ResultType => XenType.Void;

    public override int RequiredCount => 1;

    public override Call Read(CallArguments arguments, WireReadContext context) =>
        new DestroyObject(_class, context.Reference(_class.WireName, arguments[0]));

    public override void WriteResult(IWireWriter writer, object? result) => writer.Text("");
}
