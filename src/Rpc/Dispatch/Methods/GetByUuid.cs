using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary><c>get_by_uuid</c>.</summary>
internal sealed class GetByUuid(XenClass type) : ReadMethod(type.WireName, "get_by_uuid")
{
    public override int RequiredCount => 1;

    protected override string ParameterName => "uuid";

    public override Answer Read(CallArguments arguments, ReadModel model, SessionRecord session)
    {
        string uuid = arguments[0].Text;
        return model.Indexes.ByUuid(model.View, type, uuid) is { } found
            ? Answer.Text(found.ToString())
            : new XenError(ErrorCode.UUIDInvalid, type.WireName, uuid);
    }
}
