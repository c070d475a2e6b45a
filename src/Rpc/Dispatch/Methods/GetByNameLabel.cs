using Xen.Model.Classes;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary><c>get_by_name_label</c>: all objects of exactly that name.</summary>
internal sealed class GetByNameLabel(XenClass type) : ReadMethod(type.WireName, "get_by_name_label")
{
    public override int RequiredCount => 1;

    protected override string ParameterName => "label";

    public override Answer Read(CallArguments arguments, ReadModel model, SessionRecord session) =>
        References.Answer(model.Indexes.ByNameLabel(model.View, type, arguments[0].Text));
}
