using Xen.Model.Calls;
using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>The implicit <c>create</c>: one struct with the fields of the new object.</summary>
internal sealed class CreateMethod : CallMethod
{
    private readonly XenClass _class;

    public CreateMethod(XenClass type)
        : base(type.WireName, "create")
    {
        _class = type;
        ResultType = XenType.Ref(type.WireName);
        IsAsync = true;
        IsSecret = type.ConstructorFields.Any(field => field.Declaration.Secret);
    }

    public override Type CallType => typeof(CreateObject);

    public override XenType ResultType { get; }

    public override int RequiredCount => 1;

    public override Call Read(CallArguments arguments, WireReadContext context) =>
        new CreateObject(RecordReader.Read(_class, arguments[0], context));

    public override void WriteResult(IWireWriter writer, object? result) =>
        writer.Text((result is ObjectRef created ? created : ObjectRef.Null).ToString());
}
