using Xen.Model.Calls;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>The implicit <c>create</c>: one struct with the fields of the new object.</summary>
internal sealed class CreateMethod : CallMethod
{
    private readonly ImplicitCall _call;

    public CreateMethod(XenClass type)
        : base(type.WireName, "create")
    {
        _call = ImplicitCall.Create(type);
        ResultType = XenType.Ref(type.WireName);
        IsAsync = true;
        IsSecret = type.ConstructorFields.Any(field => field.Declaration.Secret);
    }

    public override Type CallType => _call.CallType;

    public override XenType ResultType { get; }

    public override int RequiredCount => _call.ArgumentCount;

    public override Call Read(CallArguments arguments, WireReadContext context) =>
        _call.Read(arguments.AsList(), context);

    public override void WriteResult(IWireWriter writer, object? result) =>
        writer.Text((result is ObjectRef created ? created : ObjectRef.Null).ToString());
}
